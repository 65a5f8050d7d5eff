/** What administrators may see and do: metadata and endings, never a picture; every look and act is audited. Owns {@code audit_entry}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "portrait", "feed", "onboarding", "switches", "outbox"})
package io.onlyyou.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
