/**
 * Keeps personal bytes (selfies, portraits) encrypted under a key for each person and epoch, and destroys those keys;
 * takes uploaded pictures in, and keeps the service's own keys.
 *
 * <p>Owns the tables {@code data_key}, {@code vault_item}, {@code service_key} and {@code key_encryption_key}. Publishes no
 * events.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.onlyyou.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
