package io.onlyyou.portrait;

import io.onlyyou.consent.Subject;
import java.util.UUID;

/** All that the queue knows of a job: whose it is and which. */
record JobTicket(Subject subject, UUID job) {}
