package io.onlyyou.subject;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How consent may be given.
 *
 * @param requirePersonToken whether only a person's own token may give; anyone allowed on the route may still end
 */
@ConfigurationProperties("onlyyou.consent")
record ConsentProperties(boolean requirePersonToken) {}
