package io.onlyyou;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;

/**
 * Refuses values that are good JSON but can be neither stored nor sent on: text with U+0000 (PostgreSQL takes none) or with
 * half a surrogate pair (no UTF-8 has one), and numbers that a {@code double} cannot hold.
 */
class StorableValues extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        Class<?> type = bean.getBeanClass();
        boolean checked = type == String.class
                || type == Double.class
                || type == Float.class
                || type == double.class
                || type == float.class;
        return checked ? new Checked(deserializer) : deserializer;
    }

    /** Trees are made by a deserializer of their own, which no modifier sees. */
    static SimpleDeserializers trees() {
        return new SimpleDeserializers() {

            private static final long serialVersionUID = 1L;

            @Override
            public ValueDeserializer<?> findTreeNodeDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
                return new Checked(JsonNodeDeserializer.getDeserializer(type.getRawClass()));
            }
        };
    }

    private static boolean storable(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        return switch (value) {
            case String text -> storable(text);
            case Double number -> Double.isFinite(number);
            case Float number -> Float.isFinite(number);
            default -> true;
        };
    }

    /** Refuses a tree by the first value in it that cannot be stored, and says where that is. */
    private static void check(JsonNode node, JsonParser parser, Class<?> type) {
        if (node.isString() && !storable(node.stringValue())) {
            throw new UnstorableValueException(parser, type);
        }
        node.properties().forEach(field -> {
            if (!storable(field.getKey())) {
                throw new UnstorableValueException(parser, type);
            }
            within(field.getKey(), () -> check(field.getValue(), parser, type));
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            JsonNode element = node.get(index);
            within(index, () -> check(element, parser, type));
        }
    }

    private static void within(Object step, Runnable check) {
        try {
            check.run();
        } catch (UnstorableValueException odd) {
            throw odd.prependPath(
                    step instanceof Integer index
                            ? new JacksonException.Reference(JsonNode.class, index)
                            : new JacksonException.Reference(JsonNode.class, step.toString()));
        }
    }

    private static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    private static final class Checked extends DelegatingDeserializer {

        Checked(ValueDeserializer<?> checked) {
            super(checked);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
            return new Checked(contextual);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Object value = super.deserialize(parser, context);
            if (value instanceof JsonNode tree) {
                check(tree, parser, handledType());
            } else if (!storable(value)) {
                throw new UnstorableValueException(parser, handledType());
            }
            return value;
        }
    }
}
