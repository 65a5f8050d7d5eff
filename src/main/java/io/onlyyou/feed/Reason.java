package io.onlyyou.feed;

import java.util.Locale;

/** Why a page went back unchanged. */
enum Reason {
    /** The viewer has not said yes to this surface and to generation, or is nobody we know. */
    NO_CONSENT,
    /** The viewer wants nothing for now. */
    PAUSED,
    /** Too soon after the last insertion. */
    NOT_DUE,
    /** No portrait that may still be shown. */
    NONE_READY,
    /** As many in 24 hours as the rule allows. */
    CAP_REACHED,
    /** One of those who get nothing, for comparison. */
    HOLDOUT,
    /** It would have been inserted, but the rule is only being tried out. */
    SHADOW,
    /** The feed is turned off, or everything is. */
    SWITCHED_OFF,
    /** A page without items. */
    EMPTY_PAGE,
    /** It ends before the first slot. */
    PAGE_TOO_SHORT,
    /** Not a page of this feed that anything could safely be inserted into. */
    UNRECOGNISED_PAGE,
    /** Over a megabyte. */
    PAGE_TOO_LARGE,
    /** The caller's budget ran out. */
    DEADLINE,
    /** More decisions under way than may be. */
    OVERLOADED,
    /** The database was not there, or anything else went wrong on our side. */
    DEPENDENCY_FAILED;

    /** The token in the outcome header. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
