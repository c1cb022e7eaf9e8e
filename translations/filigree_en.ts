<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PromptCommands</name>
    <message numerus="yes">
        <source>Import %n Mask(s)</source>
        <extracomment>%n is a number of frames</extracomment>
        <translation>
            <numerusform>Import %n Mask</numerusform>
            <numerusform>Import %n Masks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n Trimap(s)</source>
        <extracomment>%n is a number of frames</extracomment>
        <translation>
            <numerusform>Import %n Trimap</numerusform>
            <numerusform>Import %n Trimaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultCommands</name>
    <message numerus="yes">
        <source>Lock %n Frame(s) of %1</source>
        <translation>
            <numerusform>Lock %n Frame of %1</numerusform>
            <numerusform>Lock %n Frames of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n Frame(s) of %1</source>
        <translation>
            <numerusform>Unlock %n Frame of %1</numerusform>
            <numerusform>Unlock %n Frames of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsCommands</name>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewNames</name>
    <message numerus="yes">
        <source>%1, %n version(s) ago</source>
        <extracomment>A view of older results: %1 is the view, %n how many versions back.</extracomment>
        <translation>
            <numerusform>%1, %n version ago</numerusform>
            <numerusform>%1, %n versions ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ClipFacts</name>
    <message numerus="yes">
        <source>%n bit(s), floating point</source>
        <translation>
            <numerusform>%n bit, floating point</numerusform>
            <numerusform>%n bits, floating point</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <translation>
            <numerusform>%n bit</numerusform>
            <numerusform>%n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ClipsPanel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportController</name>
    <message numerus="yes">
        <source>%n export(s) are not finished.</source>
        <translation>
            <numerusform>%n export is not finished.</numerusform>
            <numerusform>%n exports are not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportQueue</name>
    <message numerus="yes">
        <source>%1 – %n object(s) combined</source>
        <translation>
            <numerusform>%1 – %n object</numerusform>
            <numerusform>%1 – %n objects combined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportQueuePanel</name>
    <message numerus="yes">
        <source>%n export(s) to do</source>
        <translation>
            <numerusform>%n export to do</numerusform>
            <numerusform>%n exports to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) need your attention</source>
        <translation>
            <numerusform>%n export needs your attention</numerusform>
            <numerusform>%n exports need your attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportQueueRow</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportSummary</name>
    <message numerus="yes">
        <source>The range does not lie within the %n frame(s) of the clip.</source>
        <translation>
            <numerusform>The range does not lie within the one frame of the clip.</numerusform>
            <numerusform>The range does not lie within the %n frames of the clip.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) cannot be made: no prompt reaches these frames.</source>
        <translation>
            <numerusform>%n matte cannot be made: no prompt reaches this frame.</numerusform>
            <numerusform>%n mattes cannot be made: no prompt reaches these frames.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) are missing. Have them made first, or change the range.</source>
        <translation>
            <numerusform>%n matte is missing. Have it made first, or change the range.</numerusform>
            <numerusform>%n mattes are missing. Have them made first, or change the range.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportSummaryBox</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s)</source>
        <translation>
            <numerusform>%n output</numerusform>
            <numerusform>%n outputs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) in the range are older than their prompts.</source>
        <translation>
            <numerusform>%n matte in the range is older than its prompts.</numerusform>
            <numerusform>%n mattes in the range are older than their prompts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) in the range are missing.</source>
        <translation>
            <numerusform>%n matte in the range is missing.</numerusform>
            <numerusform>%n mattes in the range are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::FoundPanel</name>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accept %n</numerusform>
            <numerusform>Accept %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::InspectorPanel</name>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ObjectsController</name>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ObjectsModel</name>
    <message numerus="yes">
        <source>%n frame(s) up to date</source>
        <translation>
            <numerusform>%n frame up to date</numerusform>
            <numerusform>%n frames up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) to be made again</source>
        <translation>
            <numerusform>%n frame to be made again</numerusform>
            <numerusform>%n frames to be made again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) to be looked at</source>
        <translation>
            <numerusform>%n frame to be looked at</numerusform>
            <numerusform>%n frames to be looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n object(s)</source>
        <translation>
            <numerusform>Group %1, %n object</numerusform>
            <numerusform>Group %1, %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::RelinkDialog</name>
    <message numerus="yes">
        <source>it has %n frame(s)</source>
        <translation>
            <numerusform>it has %n frame</numerusform>
            <numerusform>it has %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::StatusController</name>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n thread</numerusform>
            <numerusform>CPU, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::StatusStrip</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::TextController</name>
    <message numerus="yes">
        <source>%n less sure, below the least score</source>
        <translation>
            <numerusform>%n less sure, below the least score</numerusform>
            <numerusform>%n less sure, below the least score</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::TransportBar</name>
    <message numerus="yes">
        <source>%1 · %n dropped</source>
        <translation>
            <numerusform>%1 · %n dropped</numerusform>
            <numerusform>%1 · %n dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ViewPanel</name>
    <message numerus="yes">
        <source>%n version(s) ago</source>
        <translation>
            <numerusform>%n version ago</numerusform>
            <numerusform>%n versions ago</numerusform>
        </translation>
    </message>
</context>
</TS>
