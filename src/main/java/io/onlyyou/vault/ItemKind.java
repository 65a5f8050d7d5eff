package io.onlyyou.vault;

/** What a kept item is: a picture that the person gave, or one that was made of them. */
public enum ItemKind {
    SELFIE,
    PORTRAIT
}
