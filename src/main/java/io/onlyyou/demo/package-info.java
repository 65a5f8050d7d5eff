/**
 * What lets profile {@code local} run alone: a PostgreSQL server, an authorization server, a guard on the {@code Host}
 * header, and the demo feed. Owns no tables. The production jar goes without this package.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.onlyyou.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
