package io.onlyyou.consent;

/** What came of publishing: the notice as it stands, and whether this request made it so. */
public record NoticePublication(PublishedNotice notice, boolean isNew) {}
