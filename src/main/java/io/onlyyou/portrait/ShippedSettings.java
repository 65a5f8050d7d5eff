package io.onlyyou.portrait;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertySourceFactory;

/** Lets a room ship its settings as YAML, beneath everything an operator configures. */
class ShippedSettings implements PropertySourceFactory {

    @Override
    public PropertySource<?> createPropertySource(@Nullable String name, EncodedResource resource) throws IOException {
        String description = resource.getResource().getDescription();
        List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(description, resource.getResource());
        if (sources.size() != 1) {
            throw new IllegalStateException(description + " must be a single YAML document.");
        }
        return sources.getFirst();
    }
}
