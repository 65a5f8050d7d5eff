/**
 * Tells whether two pictures show the same person. What it computes of a face lives in memory while a portrait is made, is written
 * nowhere and tells nothing but distances; see {@code docs/decisions/0031-identity-check.md}.
 */
@NullMarked
package io.onlyyou.imaging.identity;

import org.jspecify.annotations.NullMarked;
