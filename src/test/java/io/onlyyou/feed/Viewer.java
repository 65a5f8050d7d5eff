package io.onlyyou.feed;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;

/** Somebody in a test. */
record Viewer(Subject subject, PersonKey key) {}
