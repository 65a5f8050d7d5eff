package io.onlyyou.portrait;

import java.time.Instant;
import java.util.UUID;

/** The portrait that a person has chosen for their profile, and when. */
public record ProfilePicture(UUID portrait, Instant chosenAt) {}
