package io.onlyyou.consent;

/** The very bytes that people were shown, and their SHA-256. */
public record NoticeBody(byte[] utf8, byte[] sha256) {}
