package io.onlyyou.consent;

/** Turns a person's id into a keyed hash that tells nobody without the key who it was. */
public interface SubjectHasher {

    /** The same hash for the same person on every node, and after every restart. */
    byte[] hash(Subject subject);
}
