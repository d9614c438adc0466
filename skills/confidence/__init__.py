"""How sure: scores to probabilities, thresholds that keep a promise, and what happens when it is no longer kept.

The only face of this folder. A skill takes a `Scorer` and what `stand` says is in force; `certify` makes
certificates from labels; `step` and `tighten` watch whether they still hold."""

from skills.confidence.bounds import Bounds, joint_bounds, labels_needed, lower_bound, upper_bound
from skills.confidence.calibration import (
    Bin,
    Calibrator,
    calibrate,
    expected_calibration_error,
    fit_isotonic,
    fit_moved,
    fit_platt,
    line_through,
    reliability,
)
from skills.confidence.certificate import Certificate, Kind, Starter, configuration_hash
from skills.confidence.certify import certify
from skills.confidence.drift import Drift, DriftError, dump_drift, load_drift, step, watch
from skills.confidence.files import CertificateError, read_certificate, write_certificate
from skills.confidence.ladder import Ladder, Rung, audit_rate, loosen, tighten, warn
from skills.confidence.scorer import MissingSignalError, Scorer
from skills.confidence.signs import (
    DeclineRate,
    Sign,
    documents_changed,
    questions_far,
    scores_moved,
    step_decline_rate,
)
from skills.confidence.standing import Stand, Standing, stand, stand_on_starter
from skills.confidence.thresholds import (
    Band,
    Tally,
    bands,
    certified_steps,
    fallback_sequence,
    fixed_sequence,
    fixed_sequence_threshold,
    grid_of,
    one_per_cluster,
    risk_control_threshold,
    tally,
)

__all__ = [
    "Band",
    "Bin",
    "Bounds",
    "Calibrator",
    "Certificate",
    "CertificateError",
    "DeclineRate",
    "Drift",
    "DriftError",
    "Kind",
    "Ladder",
    "MissingSignalError",
    "Rung",
    "Scorer",
    "Sign",
    "Stand",
    "Standing",
    "Starter",
    "Tally",
    "audit_rate",
    "bands",
    "calibrate",
    "certified_steps",
    "certify",
    "configuration_hash",
    "documents_changed",
    "dump_drift",
    "expected_calibration_error",
    "fallback_sequence",
    "fit_isotonic",
    "fit_moved",
    "fit_platt",
    "fixed_sequence",
    "fixed_sequence_threshold",
    "grid_of",
    "joint_bounds",
    "labels_needed",
    "line_through",
    "load_drift",
    "loosen",
    "lower_bound",
    "one_per_cluster",
    "questions_far",
    "read_certificate",
    "reliability",
    "risk_control_threshold",
    "scores_moved",
    "stand",
    "stand_on_starter",
    "step",
    "step_decline_rate",
    "tally",
    "tighten",
    "upper_bound",
    "warn",
    "watch",
    "write_certificate",
]
