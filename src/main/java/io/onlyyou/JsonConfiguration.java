package io.onlyyou;

import java.time.Instant;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * One strict way of reading JSON, for every request body: what another parser could read differently is refused.
 *
 * <p>Bytes that are no JSON document in UTF-8 (also: duplicate keys, a second document, numbers or nesting beyond any use)
 * are malformed, 400. A document of the wrong shape (unknown fields, a string for a number, text that
 * cannot be stored) is invalid, 422 with a pointer.
 *
 * <p>A request is a record, its components annotated by Jakarta Validation and the parameter by {@code @Valid @RequestBody}:
 * {@code record GiveConsent(@NotNull @Valid Notice notice, @NotNull Boolean adult, @Nullable String region)}. A component
 * that must be there is {@code @NotNull}, also where it is a wrapped primitive; every violation in the body is reported at once.
 *
 * <p>Whoever reads others' JSON by the same mapper (a provider's answers) relaxes a copy: {@code mapper.rebuild()}.
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    /**
     * As long as the longest body, so that a selfie of more than 5 MB reaches the room that says so: bodies are limited by
     * {@link BodyLimits}, in bytes and before anything is parsed.
     */
    static final int LONGEST_STRING = 32 * 1024 * 1024;

    @Bean
    JsonFactoryBuilderCustomizer strictBytes() {
        return factory -> factory.inputDecorator(new Utf8Only())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .maxStringLength(LONGEST_STRING)
                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper -> {
            mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .addModule(strictModule());
            refuseCoercions(mapper);
        };
    }

    private static SimpleModule strictModule() {
        var module = new SimpleModule("onlyyou-strict").setDeserializerModifier(new StorableValues());
        module.setDeserializers(StorableValues.trees());
        return module.addDeserializer(Instant.class, new Rfc3339Instant());
    }

    private static void refuseCoercions(JsonMapper.Builder mapper) {
        mapper.withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail));
        mapper.withCoercionConfig(
                LogicalType.Textual,
                text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** Problems are in one language, so that callers can rely on what they log. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }
}
