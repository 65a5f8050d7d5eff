package io.onlyyou.portrait;

import java.util.UUID;

/** All that the queue knows of an errand. */
record ErrandTicket(UUID person, UUID errand) {}
