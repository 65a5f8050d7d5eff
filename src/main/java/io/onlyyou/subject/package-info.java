/** What the person sees and steers. Owns no table. */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "vault", "portrait", "feed"})
package io.onlyyou.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
