"""Listens to one file with Whisper; run as a program by `studio.speech.listen` and
`perception.listening`.

A program of its own, so that a clip's worth of memory goes back to the machine and the wall clock
of its parent ends it. It imports nothing of the house and judges nothing: `perception.speech` does.
"""

from __future__ import annotations

import json
import sys
from typing import Any

SURE_OF_LANGUAGE = 0.5
BEAMS = 5
# Spoken Hindi and Urdu are one language to the ear; captions here are in Devanagari.
_ONE_LANGUAGE = {"ur": "hi"}


def main() -> None:
    folder, wav, hint, threads = sys.argv[1:5]
    beams = int(sys.argv[5]) if len(sys.argv) > 5 else BEAMS
    from faster_whisper import WhisperModel
    from faster_whisper.audio import decode_audio

    model = folder and WhisperModel(
        folder,
        device="cpu",
        compute_type="int8",
        cpu_threads=int(threads),
        local_files_only=True,
    )
    print(json.dumps(hear(model, decode_audio(wav, sampling_rate=16_000), hint, beams)))


def hear(model: Any, sound: Any, hint: str, beams: int = BEAMS) -> dict[str, Any]:
    """What was heard, as plain data; no segments where nothing is speech.

    Args:
        model: Without one it is only said for how long somebody speaks.
        beams: Readings that are followed side by side: fewer are quicker and a little worse.
    """
    from faster_whisper.vad import VadOptions, collect_chunks, get_speech_timestamps

    # Music raises the detector's doubt, not its certainty: a high threshold keeps songs out.
    spoken = VadOptions(threshold=0.6, min_speech_duration_ms=200, min_silence_duration_ms=500)
    spans = get_speech_timestamps(sound, spoken)
    spoken_ms = round(sum(span["end"] - span["start"] for span in spans) / 16)
    if not spans or not model:
        return {"language": "", "certainty": 0.0, "segments": [], "spoken_ms": spoken_ms}
    chunks, _ = collect_chunks(sound, spans)
    heard = chunks[0] if isinstance(chunks, list) else chunks
    _, _, chances = model.detect_language(heard)
    language, certainty = choose_language(dict(chances), hint)
    segments, _ = model.transcribe(
        sound,
        language=language,
        beam_size=beams,
        word_timestamps=True,
        vad_filter=True,
        vad_parameters=spoken,
        condition_on_previous_text=False,
        hallucination_silence_threshold=2.0,
        temperature=[0.0, 0.4],
    )
    return {
        "language": language,
        "certainty": round(certainty, 4),
        "spoken_ms": spoken_ms,
        "segments": [
            {
                "no_speech": segment.no_speech_prob,
                "log_chance": segment.avg_logprob,
                "repetition": segment.compression_ratio,
                "words": [
                    [round(word.start * 1000), round(word.end * 1000), word.word, word.probability]
                    for word in segment.words or ()
                ],
            }
            for segment in segments
        ],
    }


def choose_language(chances: dict[str, float], hint: str) -> tuple[str, float]:
    """The language to write in, and how sure that is.

    Args:
        hint: What the creator says the clip speaks, as `hi` or `hi-Latn`; empty when unsaid. It
            decides where the ear is not sure.
    """
    joined: dict[str, float] = {}
    for language, chance in chances.items():
        name = _ONE_LANGUAGE.get(language, language)
        joined[name] = joined.get(name, 0.0) + float(chance)
    said = hint.split("-")[0]
    likely = max(joined, key=lambda name: joined[name])
    if said in joined and joined[likely] < SURE_OF_LANGUAGE:
        return said, joined[said]
    return likely, joined[likely]


if __name__ == "__main__":
    main()
