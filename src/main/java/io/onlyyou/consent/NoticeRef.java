package io.onlyyou.consent;

/** The very text that a consent was given to. */
public record NoticeRef(String id, String version, String language) {}
