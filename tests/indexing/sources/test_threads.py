"""A thread of a chat as one document."""

from datetime import UTC, datetime

from indexing.sources.threads import Said, Thread, thread_draft

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_passwords_that_people_wrote_are_not_indexed() -> None:
    said = (
        Said("Ana", "@bot sources add sql host=db user=u password=hunter2", AT, AT),
        Said("Bo", "or postgresql://u:hunter2@db/shop?", AT, AT),
    )
    draft = thread_draft(Thread("slack:C1/1", said), origin="slack", fingerprint="f", known_hash=None)
    assert draft
    assert "hunter2" not in draft.title + draft.markdown
    assert "host=db user=u password=" in draft.markdown
