"""How the place of a document reads."""

import pytest

from skills.documents import where


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/srv/files/company/hr/leave.md", "hr/leave.md"),
        ("/leave.md", "leave.md"),
        (r"C:\Users\ana\hr\leave.md", "hr/leave.md"),
        ("C:/Users/ana/hr/leave.md", "hr/leave.md"),
        (r"\\server\share\hr\leave.md", "hr/leave.md"),
        (r"/srv/hr/a\b.md", r"hr/a\b.md"),
    ],
)
def test_of_a_path_of_the_machine_only_folder_and_file_are_told(location: str, told: str) -> None:
    assert where(location) == told


@pytest.mark.parametrize(
    "location",
    [
        "docs/company/handbook/leave.md",
        "leave.md",
        "https://acme.example/hr/policies/leave",
        "//cdn.example/hr/leave",
        "entry/12",
        "shared:F1/leave.md",
        "c:leave.md",
        "",
    ],
)
def test_what_was_added_by_another_name_is_told_as_it_is(location: str) -> None:
    assert where(location) == location


def test_two_files_that_end_alike_are_told_apart() -> None:
    old, new = "/srv/2025/hr/leave.md", "/srv/2026/hr/leave.md"
    assert (where(old, unlike=new), where(new, unlike=old)) == ("2025/hr/leave.md", "2026/hr/leave.md")
    assert where(old, unlike="/srv/2026/it/leave.md") == "hr/leave.md"
    assert where("/hr/leave.md", unlike="/srv/hr/leave.md") == "hr/leave.md"
    assert where("/srv/hr/leave.md", unlike="/hr/leave.md") == "srv/hr/leave.md"
    assert where(old, unlike="leave.md") == "hr/leave.md"
