/** What administrators may see and do: metadata and endings, never a picture. Owns no table. */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "portrait", "feed", "onboarding", "switches"})
package io.onlyyou.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
