package io.onlyyou.vault;

/** What a kept item is: something that the person gave, or a picture that was made of them. */
public enum ItemKind {
    /** What portraits are made from. */
    SELFIE,
    PORTRAIT,
    /** A picture that one portrait is to be made from, in place of the selfies. */
    SOURCE,
    /** What the person asked for, in their own words. */
    WORDS
}
