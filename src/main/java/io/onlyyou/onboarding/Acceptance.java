package io.onlyyou.onboarding;

/** An accepted event's answer, and whether it had been accepted before. */
record Acceptance(EventAnswer answer, boolean replayed) {}
