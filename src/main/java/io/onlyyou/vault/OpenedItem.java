package io.onlyyou.vault;

import java.util.UUID;

/** A kept picture in plain, with what tells it from the owner's others. */
public record OpenedItem(UUID item, String variant, Picture picture) {}
