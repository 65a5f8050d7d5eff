package io.onlyyou.outbox;

import java.time.Instant;

/**
 * What is to be told of one person.
 *
 * @param stream a keyed hash of the person's id: what has the same one is delivered in the order it was added
 * @param subject the person's id, as the receiver knows it
 * @param type the CloudEvents type, such as {@code io.onlyyou.consent-ended.v1}
 * @param at when it happened
 * @param data what becomes the event's {@code data}
 */
public record OutboxMessage(byte[] stream, String subject, String type, Instant at, Object data) {}
