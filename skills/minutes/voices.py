"""A meeting of which everybody's own sound was recorded: each is listened to alone, so nobody's words are another's."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from skills.context import Context
from skills.messages import Attachment
from transcription.errors import NoSpeechError
from transcription.speakers.participants import Spoken, merge
from transcription.transcript import Transcript


async def heard_apart(
    voices: Sequence[Attachment],
    ctx: Context,
    *,
    hotwords: Sequence[str],
    tell: Callable[[float, float], None],
) -> Transcript:
    """Write down each person's recording under the name before the ending of the attachment's, and put them together.

    Whose name is not known, which leaves the ending alone, is a speaker with a number; who said nothing is left out.
    Raises NoSpeechError if nobody spoke, else what fetching and listening raise."""
    from transcription import transcribe  # heavy: wanted only here

    # one person on each: there is nobody to tell apart
    speech = ctx.speech.model_copy(update={"speakers": "off"})
    folder = (ctx.folder or ctx.home / "fetched") / "voices"
    spoken: list[Spoken] = []
    for number, voice in enumerate(voices):
        path = await _file(voice, ctx, folder / str(number))
        try:
            transcript = await asyncio.to_thread(
                transcribe, path, speech, hotwords=hotwords, resume=folder / f"{number}.jsonl"
            )
        except NoSpeechError:
            continue
        finally:
            await asyncio.to_thread(tell, number + 1, len(voices))
        spoken.append(Spoken(voice.name.rpartition(".")[0], transcript))
    return merge(spoken)


async def _file(voice: Attachment, ctx: Context, folder: Path) -> Path:
    """On this machine, fetched once; what a kill cut short lies in another folder and is fetched anew."""
    kept = next((one for one in folder.glob("[!.]*") if one.is_file()), None)
    if kept:
        return kept
    coming = folder.with_name(f"{folder.name}.new")
    fetched = await ctx.fetch(voice, coming)
    if not fetched.is_relative_to(coming):
        return fetched
    folder.mkdir(parents=True, exist_ok=True)
    return fetched.rename(folder / fetched.name)
