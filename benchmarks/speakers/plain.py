"""What ours is held against: everybody as one speaker, and a plain clustering."""

import numpy as np
import numpy.typing as npt
from scipy.fft import dct
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

from transcription.audio import SAMPLE_RATE, Samples
from transcription.speakers import Turn
from transcription.speakers.spectrum import spectrum
from transcription.speakers.voice_activity import speech_regions

_COEFFICIENTS = 20
_MOST = 6


def one_speaker(samples: Samples) -> list[Turn]:
    """All that the detector of speech finds, by one and the same person."""
    return [Turn(first, last, "Speaker 1") for first, last in _regions(samples)]


def plain_clustering(samples: Samples) -> list[Turn]:
    """K-means on the mean MFCC of each stretch of speech; as many speakers, 2 to 6, as the silhouette likes best."""
    regions = _regions(samples)
    if len(regions) < 4:
        return one_speaker(samples)
    bands = np.log(spectrum(samples) + 1e-6)
    means = np.stack([_mfcc(bands[int(first * 100) : int(last * 100) + 1]) for first, last in regions])
    found = [
        KMeans(count, n_init=10, random_state=0).fit_predict(means)
        for count in range(2, min(_MOST, len(regions) - 1) + 1)
    ]
    best = max(found, key=lambda labels: float(silhouette_score(means, labels)))
    return [Turn(first, last, str(who)) for (first, last), who in zip(regions, best, strict=True)]


def _regions(samples: Samples) -> list[tuple[float, float]]:
    return [(first / SAMPLE_RATE, last / SAMPLE_RATE) for first, last in speech_regions(samples).tolist()]


def _mfcc(bands: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Mean cepstrum without the first coefficient, which is loudness."""
    return np.asarray(dct(bands, norm="ortho")[:, 1:_COEFFICIENTS].mean(axis=0))
