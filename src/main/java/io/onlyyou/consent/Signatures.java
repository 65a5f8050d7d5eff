package io.onlyyou.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs bytes as a JSON Web Signature (RFC 7515). */
@Component
class Signatures {

    private final SigningKeys keys;

    Signatures(SigningKeys keys) {
        this.keys = keys;
    }

    /** The compact form. */
    String compact(Map<String, Object> content) {
        return signed(new Payload(content)).serialize();
    }

    /** The compact form, its payload left out between the two dots: what was signed is kept by itself. */
    String detached(String payload) {
        return signed(new Payload(payload.getBytes(StandardCharsets.UTF_8))).serialize(true);
    }

    /** The compact form, with the payload put back in. */
    static String withPayload(String detached, String payload) {
        Base64URL encoded = Base64URL.encode(payload.getBytes(StandardCharsets.UTF_8));
        return detached.replace("..", "." + encoded + ".");
    }

    private JWSObject signed(Payload payload) {
        ECKey key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .contentType("json")
                .build();
        try {
            JWSObject signed = new JWSObject(header, payload);
            signed.sign(new ECDSASigner(key));
            return signed;
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
    }
}
