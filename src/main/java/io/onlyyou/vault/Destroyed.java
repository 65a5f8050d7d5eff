package io.onlyyou.vault;

/**
 * How much an ending destroyed, as its receipt counts it.
 *
 * @param selfies distinct selfies, whatever the number of their variants
 * @param portraits distinct portraits, whatever the number of their variants
 * @param keys data keys
 */
public record Destroyed(int selfies, int portraits, int keys) {}
