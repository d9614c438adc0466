"""Graded questions to a certificate, and the certificate to its file; what is said about it is in `words`."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.calibration.errors import CalibrationError
from bot.calibration.judged import Judged
from bot.calibration.split import SEED, Parts, split
from skills.confidence import (
    Calibrator,
    Certificate,
    CertificateError,
    Tally,
    calibrate,
    certify,
    grid_of,
    one_per_cluster,
    read_certificate,
    tally,
    write_certificate,
)


@dataclass(frozen=True)
class Wanted:
    """What a certificate should promise: shares between 0 and 1; `share` of the questions set the grid."""

    target: float = 0.95
    level: float = 0.95
    risk: float = 0.02
    days: int = 90
    share: float = 0.5


@dataclass(frozen=True)
class Outcome:
    """What the labels gave. `counts` are those of the certifying part at each threshold of the grid, each group of
    near-duplicates counted once, as the certificate counts them; None where no question had a score."""

    wanted: Wanted
    parts: Parts
    counts: Tally | None
    certificate: Certificate | None

    @property
    def synthetic(self) -> bool:
        return any(one.row.synthetic for one in self.parts.certifying.graded)


def issue(
    graded: Sequence[Judged],
    clusters: Sequence[int],
    *,
    wanted: Wanted,
    configuration: str,
    today: date,
    curve: Calibrator | None = None,
) -> Outcome:
    """The certificate that these questions give, if any; the same one every time for the same questions.

    `curve` is what is known of such scores beforehand."""
    parts = split(graded, clusters, wanted.share)
    grid = grid_from(parts)
    certifying = parts.certifying
    if not grid or not certifying.graded:
        return Outcome(wanted, parts, None, None)
    certificate = certify(
        certifying.scores,
        certifying.right,
        grid=grid,
        target=wanted.target,
        level=wanted.level,
        configuration=configuration,
        data=data_hash(graded),
        today=today,
        days=wanted.days,
        risk=wanted.risk,
        clusters=certifying.clusters,
        seed=SEED,
        synthetic=any(one.row.synthetic for one in certifying.graded),
        calibrator=_calibrator(parts, curve),
    )
    kept = one_per_cluster(certifying.clusters, seed=SEED)
    counts = tally([certifying.scores[row] for row in kept], [certifying.right[row] for row in kept], grid)
    return Outcome(wanted, parts, counts, certificate)


def grid_from(parts: Parts) -> tuple[float, ...]:
    """Thresholds, strict to loose, set on the scores of the first part; empty where none of them has a score."""
    try:
        return grid_of(parts.setting.scores)
    except ValueError:
        return ()


def _calibrator(parts: Parts, curve: Calibrator | None) -> Calibrator | None:
    try:
        return calibrate(parts.setting.scores, parts.setting.right, curve)
    except ValueError:
        return None


def data_hash(graded: Sequence[Judged]) -> str:
    """Names the labels that a certificate rests on, whatever their order."""
    rows = sorted(json.dumps((one.row.id, one.row.question, one.right)) for one in graded)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def store(certificate: Certificate, path: Path) -> bool:
    """Write it, whole or not at all; False where it would replace a certified one by one that certifies nothing.

    Raises CalibrationError when the disk refuses."""
    try:
        if not certificate.certified and _is_certified(path):
            return False
        write_certificate(path, certificate)
    except CertificateError as error:
        raise CalibrationError(str(error)) from error
    except OSError as error:
        raise CalibrationError(f"The certificate {path} cannot be written: {error.strerror}.") from error
    return True


def _is_certified(path: Path) -> bool:
    try:
        old = read_certificate(path)
    except CertificateError:
        return False  # a broken file certifies nothing, and a whole one mends it
    return old is not None and old.certified
