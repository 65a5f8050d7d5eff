/**
 * Turns selfies into portraits: the {@link io.onlyyou.imaging.ImageModel} port, its adapters, each in a subpackage, and the
 * question how many people a picture shows. Knows no database, owns no tables and keeps no picture beyond a call.
 */
@ApplicationModule(allowedDependencies = {"switches"})
@NullMarked
package io.onlyyou.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
