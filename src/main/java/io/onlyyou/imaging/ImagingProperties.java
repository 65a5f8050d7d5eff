package io.onlyyou.imaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who paints, and what is never asked for.
 *
 * @param providers by id; the built-in painter alone where none is named
 * @param allowedHosts from which hosts, besides its own, a provider's answer may have us fetch pictures
 * @param deniedTerms words and phrases that no prompt may hold, in addition to those that ship
 */
@ConfigurationProperties("onlyyou.imaging")
record ImagingProperties(
        @DefaultValue Map<String, ProviderSettings> providers,
        @DefaultValue Set<String> allowedHosts,
        @DefaultValue List<String> deniedTerms) {}
