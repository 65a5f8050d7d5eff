/**
 * How a node hears of what another node changed, within a second and without asking.
 *
 * <p>Owns no tables. One connection outside the pool listens for all {@link io.onlyyou.switches.Ear}s of the node.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.onlyyou.switches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
