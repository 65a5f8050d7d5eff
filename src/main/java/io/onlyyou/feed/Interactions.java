package io.onlyyou.feed;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.LastSeen;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what people said: one person's in one transaction and in the order given, so that nobody waits for anybody else
 * and no two calls can wait for each other. What fails can be sent again, since each counts once.
 */
@Service
class Interactions {

    private record Numbered(int index, Interaction interaction) {}

    private final InteractionReader reader;
    private final People people;
    private final Effects effects;
    private final LastSeen lastSeen;
    private final TransactionTemplate transactions;
    private final TransactionTemplate endings;

    Interactions(
            InteractionReader reader,
            People people,
            Effects effects,
            LastSeen lastSeen,
            PlatformTransactionManager manager,
            @Qualifier(EndingTransaction.MANAGER) PlatformTransactionManager endingManager) {
        this.reader = reader;
        this.people = people;
        this.effects = effects;
        this.lastSeen = lastSeen;
        this.transactions = readCommitted(manager);
        this.endings = readCommitted(endingManager);
    }

    /** What was refused, by its index; all others count. */
    SortedMap<Integer, InteractionRefusal> take(List<InteractionRequest> requests, Actor actor) {
        SortedMap<Integer, InteractionRefusal> refused = new TreeMap<>();
        Map<Subject, List<Numbered>> byPerson = new LinkedHashMap<>();
        for (int number = 0; number < requests.size(); number++) {
            int index = number;
            InteractionReader.Read read = reader.read(requests.get(index));
            read.refusal().ifPresent(refusal -> refused.put(index, refusal));
            read.interaction()
                    .ifPresent(interaction -> byPerson.computeIfAbsent(
                                    interaction.token().viewer(), nobodyYet -> new ArrayList<>())
                            .add(new Numbered(index, interaction)));
        }
        byPerson.forEach((subject, said) -> {
            lastSeen.note(subject);
            transactionsFor(said).executeWithoutResult(status -> refused.putAll(take(subject, said, actor)));
        });
        return refused;
    }

    private TransactionTemplate transactionsFor(List<Numbered> said) {
        boolean ends = said.stream().anyMatch(one -> one.interaction().reaction() == Reaction.TURN_OFF);
        return ends ? endings : transactions;
    }

    private static TransactionTemplate readCommitted(PlatformTransactionManager manager) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }

    private Map<Integer, InteractionRefusal> take(Subject subject, List<Numbered> said, Actor actor) {
        Optional<Person> known = people.lockKnown(subject);
        Map<Integer, InteractionRefusal> refused = new TreeMap<>();
        for (Numbered one : said) {
            known.map(person -> effects.carryOut(person, one.interaction(), actor))
                    .orElse(Optional.of(InteractionRefusal.UNKNOWN_ITEM))
                    .ifPresent(refusal -> refused.put(one.index(), refusal));
        }
        return refused;
    }
}
