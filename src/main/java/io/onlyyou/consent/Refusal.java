package io.onlyyou.consent;

/** Why a consent was not recorded. */
public enum Refusal {
    /** It is not after the person's last ending. */
    STALE_CONSENT,
    /** Advertising was asked for together with something else. */
    BUNDLED_CONSENT,
    /** The operator's policy does not serve this person. */
    NOT_ELIGIBLE,
    /** It names a text that was never published. */
    UNKNOWN_NOTICE,
    /** It names a text that a newer one had replaced when the yes was given. */
    SUPERSEDED_NOTICE,
    /** Generation was to be given while no selfies are kept. */
    SELFIES_NEEDED
}
