from indexing import Audience

HR = frozenset({"group:hr"})


def test_every_viewer_must_share_a_right() -> None:
    assert Audience.of({"everyone", "group:hr"}, {"group:hr"}).may_read(HR)
    assert not Audience.of({"everyone", "group:hr"}, {"everyone"}).may_read(HR)


def test_an_audience_of_nobody_reads_nothing() -> None:
    assert not Audience(frozenset()).may_read(frozenset({"world"}))


def test_a_viewer_without_rights_reads_nothing() -> None:
    assert not Audience.of({"world"}, set()).may_read(frozenset({"world"}))
