package io.onlyyou.subject;

/** The job that a person asked for, as it stands. */
record ImagineView(JobView job) {}
