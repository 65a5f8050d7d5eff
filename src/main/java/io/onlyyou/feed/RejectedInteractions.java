package io.onlyyou.feed;

/** Says what a rejected interaction is on the wire, in the same words as every other refusal of the API. */
public interface RejectedInteractions {

    /** A problem as RFC 9457 has it, to be written as JSON. */
    Object describe(InteractionRefusal refusal);
}
