package io.onlyyou.consent;

import java.time.Instant;
import java.util.Set;

/**
 * Consent that is ending in the current transaction, with the person's row locked and the epochs already grown.
 *
 * @param ended the purposes that were given until now
 * @param erased whether the whole account goes: everything but the ledger is to be deleted
 * @param at when the ending counts from
 */
public record Ending(Subject subject, PersonKey person, Set<Purpose> ended, boolean erased, Instant at) {}
