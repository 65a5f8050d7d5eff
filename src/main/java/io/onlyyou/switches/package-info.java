/**
 * What is turned off, on every node within a second, known without the database.
 *
 * <p>Owns {@code switch}. One connection outside the pool listens for the switches, and for every other
 * {@link io.onlyyou.switches.Ear} of the node: how a node hears of what another node changed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.onlyyou.switches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
