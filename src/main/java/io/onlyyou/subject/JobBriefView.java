package io.onlyyou.subject;

import java.util.UUID;

/** A portrait job that a yes has started. */
record JobBriefView(UUID id, String scenario, String state) {}
