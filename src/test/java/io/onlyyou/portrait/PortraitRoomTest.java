package io.onlyyou.portrait;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Runs in {@link PortraitRoom}, where no worker runs by itself: the test is the worker. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = PortraitRoom.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"onlyyou.roles=web", "onlyyou.portraits.max-attempts=3"})
@ContextConfiguration(initializers = PortraitRoom.Settings.class)
public @interface PortraitRoomTest {}
