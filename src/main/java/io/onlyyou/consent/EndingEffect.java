package io.onlyyou.consent;

/**
 * What another room does when consent ends, in the ending's own transaction: cancel jobs, destroy keys, end shares.
 *
 * <p>An exception undoes the whole ending, so an effect does only what the database can do with it; anything else is
 * left to be done after the commit.
 */
public interface EndingEffect {

    /** Carries it out and counts what was destroyed, for the deletion receipt. */
    EndingTally ended(Ending ending);
}
