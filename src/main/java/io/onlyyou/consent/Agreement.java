package io.onlyyou.consent;

import java.util.List;
import java.util.UUID;

/** A yes that was recorded: where the consents that it names stand now, and its receipt. */
public record Agreement(List<ConsentStatus> consents, UUID receipt) {}
