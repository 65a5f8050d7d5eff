/**
 * The core: bytes in, bytes out. Finds the items in a feed's page, says where something may stand between them, and
 * puts it there without touching a single byte of the page.
 *
 * <p>The way through it: a {@link io.onlyyou.splice.PageScanner} turns a body into a {@link io.onlyyou.splice.Page} or
 * says why it is none; a {@link io.onlyyou.splice.PlacementRule} gives the {@link io.onlyyou.splice.Placement}; the
 * {@link io.onlyyou.splice.Splicer} copies the page around the inserted items. Behind the scanner, {@code JsonText}
 * knows the grammar and {@code PathWalk} the way to the items. {@link io.onlyyou.splice.QuietTime} says how long nothing
 * follows at all.
 *
 * <p>Plain Java 17, because it also travels inside the client jar: no framework, no binding, no state, no table, no
 * event.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.onlyyou.splice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
