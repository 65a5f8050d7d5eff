package io.onlyyou.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a seal signs.
 *
 * @param number counts from 1, without a gap
 * @param previous SHA-256 of the seal before, in hexadecimal; empty for the first
 * @param heads how many heads it covers
 * @param digest SHA-256 over these heads, see {@link HeadsDigest}
 */
record Seal(long number, String previous, long heads, String digest) {

    /** As it goes into the signature. */
    Map<String, Object> content(String at) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("seal", number);
        content.put("previous", previous);
        content.put("heads", heads);
        content.put("digest", digest);
        content.put("sealedAt", at);
        return content;
    }

    /** The seal that this is, if one of these keys has signed it. */
    static Optional<Seal> read(String jws, JWKSet keys) {
        try {
            JWSObject signed = JWSObject.parse(jws);
            JWK key = keys.getKeyByKeyId(signed.getHeader().getKeyID());
            if (!(key instanceof ECKey signer) || !signed.verify(new ECDSAVerifier(signer))) {
                return Optional.empty();
            }
            Map<String, Object> content = signed.getPayload().toJSONObject();
            return Optional.of(new Seal(
                    number(content, "seal"),
                    Objects.toString(content.get("previous")),
                    number(content, "heads"),
                    Objects.toString(content.get("digest"))));
        } catch (ParseException | JOSEException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    /** By which the next seal names it. */
    static String fingerprint(String jws) {
        return HeadsDigest.hex(jws.getBytes(StandardCharsets.US_ASCII));
    }

    private static long number(Map<String, Object> content, String name) {
        return ((Number) Objects.requireNonNull(content.get(name))).longValue();
    }
}
