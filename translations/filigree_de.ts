<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New Project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>Starts an empty project.</source>
        <translation>Beginnt ein leeres Projekt.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Opens a project, or adds movies, stills and image sequences to this one.</source>
        <translation>Öffnet ein Projekt oder fügt diesem Filme, Standbilder und Bildsequenzen hinzu.</translation>
    </message>
    <message>
        <source>Open Image Sequence &amp;Folder…</source>
        <translation>&amp;Ordner mit Bildsequenz öffnen …</translation>
    </message>
    <message>
        <source>Adds the image sequence that lies in a folder.</source>
        <translation>Fügt die Bildsequenz hinzu, die in einem Ordner liegt.</translation>
    </message>
    <message>
        <source>Open &amp;Demo Clip</source>
        <translation>&amp;Demo-Clip öffnen</translation>
    </message>
    <message>
        <source>Adds a drawn clip to try everything on.</source>
        <translation>Fügt einen gezeichneten Clip hinzu, um alles auszuprobieren.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Saves the project with everything that was made.</source>
        <translation>Speichert das Projekt mit allem, was berechnet wurde.</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Saves the project to another file and goes on with that one.</source>
        <translation>Speichert das Projekt in eine andere Datei und arbeitet mit dieser weiter.</translation>
    </message>
    <message>
        <source>Rena&amp;me Clip…</source>
        <translation>Clip umbenenne&amp;n …</translation>
    </message>
    <message>
        <source>Gives this clip another name.</source>
        <translation>Gibt diesem Clip einen anderen Namen.</translation>
    </message>
    <message>
        <source>Re&amp;link Media…</source>
        <translation>Medien neu &amp;verknüpfen …</translation>
    </message>
    <message>
        <source>Says where the footage of this clip lies now.</source>
        <translation>Gibt an, wo die Aufnahme dieses Clips jetzt liegt.</translation>
    </message>
    <message>
        <source>Remo&amp;ve Clip</source>
        <translation>Clip ent&amp;fernen</translation>
    </message>
    <message>
        <source>Takes this clip out of the project; its footage stays where it is.</source>
        <translation>Nimmt diesen Clip aus dem Projekt; seine Aufnahme bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Import Mas&amp;ks…</source>
        <translation>&amp;Masken importieren …</translation>
    </message>
    <message>
        <source>Uses masks made elsewhere for the selected object.</source>
        <translation>Verwendet anderswo erstellte Masken für das ausgewählte Objekt.</translation>
    </message>
    <message>
        <source>Import &amp;Trimaps…</source>
        <translation>&amp;Trimaps importieren …</translation>
    </message>
    <message>
        <source>Uses trimaps made elsewhere for the selected object.</source>
        <translation>Verwendet anderswo erstellte Trimaps für das ausgewählte Objekt.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Writes mattes or cut-outs as a movie or an image sequence.</source>
        <translation>Schreibt Matten oder Freisteller als Film oder Bildsequenz.</translation>
    </message>
    <message>
        <source>Export Que&amp;ue</source>
        <translation>Export&amp;liste</translation>
    </message>
    <message>
        <source>Shows what is being exported and what waits.</source>
        <translation>Zeigt, was exportiert wird und was wartet.</translation>
    </message>
    <message>
        <source>&amp;Close Project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Closes the project; the window stays.</source>
        <translation>Schließt das Projekt; das Fenster bleibt.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Closes the window and ends the program.</source>
        <translation>Schließt das Fenster und beendet das Programm.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Takes the last step back.</source>
        <translation>Nimmt den letzten Schritt zurück.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Does again what was taken back.</source>
        <translation>Führt aus, was zurückgenommen wurde.</translation>
    </message>
    <message>
        <source>&amp;Delete Prompt</source>
        <translation>Vorgabe &amp;löschen</translation>
    </message>
    <message>
        <source>Deletes the selected prompt, or the last one on this frame.</source>
        <translation>Löscht die ausgewählte Vorgabe oder die letzte auf diesem Bild.</translation>
    </message>
    <message>
        <source>&amp;Clear Prompts on This Frame</source>
        <translation>Vorgaben auf diesem &amp;Bild löschen</translation>
    </message>
    <message>
        <source>Takes back all that was said of the selected object on this frame.</source>
        <translation>Nimmt alles zurück, was auf diesem Bild über das ausgewählte Objekt gesagt wurde.</translation>
    </message>
    <message>
        <source>Clear Prompts of &amp;All Objects</source>
        <translation>Vorgaben &amp;aller Objekte löschen</translation>
    </message>
    <message>
        <source>Takes back all that was said of any object on this frame.</source>
        <translation>Nimmt alles zurück, was auf diesem Bild über irgendein Objekt gesagt wurde.</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Opens the settings of the program.</source>
        <translation>Öffnet die Einstellungen des Programms.</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>Shows the footage as it is.</source>
        <translation>Zeigt die Aufnahme, wie sie ist.</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>Ü&amp;berlagerung</translation>
    </message>
    <message>
        <source>Shows the footage with the objects tinted and outlined.</source>
        <translation>Zeigt die Aufnahme mit getönten und umrandeten Objekten.</translation>
    </message>
    <message>
        <source>&amp;Alpha</source>
        <translation>&amp;Alpha</translation>
    </message>
    <message>
        <source>Shows opacity in grey: white is opaque.</source>
        <translation>Zeigt die Deckkraft in Grau: Weiß ist deckend.</translation>
    </message>
    <message>
        <source>&amp;Trimap</source>
        <translation>&amp;Trimap</translation>
    </message>
    <message>
        <source>Shows what is foreground, background and unknown.</source>
        <translation>Zeigt, was Vordergrund, Hintergrund und unbekannt ist.</translation>
    </message>
    <message>
        <source>&amp;Matte</source>
        <translation>&amp;Matte</translation>
    </message>
    <message>
        <source>Shows the cut-out over the background.</source>
        <translation>Zeigt den Freisteller über dem Hintergrund.</translation>
    </message>
    <message>
        <source>&amp;Foreground</source>
        <translation>&amp;Vordergrund</translation>
    </message>
    <message>
        <source>Shows the cleaned colours of the objects.</source>
        <translation>Zeigt die bereinigten Farben der Objekte.</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>Shows what changed since the frame before.</source>
        <translation>Zeigt, was sich seit dem Bild davor geändert hat.</translation>
    </message>
    <message>
        <source>One View</source>
        <translation>Eine Ansicht</translation>
    </message>
    <message>
        <source>Shows one view only.</source>
        <translation>Zeigt nur eine Ansicht.</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Wischblende</translation>
    </message>
    <message>
        <source>Shows two views on either side of a line that can be dragged.</source>
        <translation>Zeigt zwei Ansichten beiderseits einer Linie, die sich ziehen lässt.</translation>
    </message>
    <message>
        <source>Side &amp;by Side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Shows two views beside each other.</source>
        <translation>Zeigt zwei Ansichten nebeneinander.</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>Exchanges the two views that are compared.</source>
        <translation>Tauscht die beiden verglichenen Ansichten.</translation>
    </message>
    <message>
        <source>&amp;Checkerboard</source>
        <translation>&amp;Schachbrett</translation>
    </message>
    <message>
        <source>Puts a checkerboard behind the matte.</source>
        <translation>Legt ein Schachbrett hinter die Matte.</translation>
    </message>
    <message>
        <source>Solid Co&amp;lour</source>
        <translation>&amp;Einfarbig</translation>
    </message>
    <message>
        <source>Puts one colour behind the matte.</source>
        <translation>Legt eine Farbe hinter die Matte.</translation>
    </message>
    <message>
        <source>Background &amp;Picture…</source>
        <translation>Hintergrund&amp;bild …</translation>
    </message>
    <message>
        <source>Puts a picture behind the matte.</source>
        <translation>Legt ein Bild hinter die Matte.</translation>
    </message>
    <message>
        <source>Background Cl&amp;ip</source>
        <translation>Hintergrundcl&amp;ip</translation>
    </message>
    <message>
        <source>Puts another clip of the project behind the matte.</source>
        <translation>Legt einen anderen Clip des Projekts hinter die Matte.</translation>
    </message>
    <message>
        <source>Background Colour…</source>
        <translation>Hintergrundfarbe …</translation>
    </message>
    <message>
        <source>Chooses the colour behind the matte.</source>
        <translation>Wählt die Farbe hinter der Matte.</translation>
    </message>
    <message>
        <source>O&amp;nion Skin</source>
        <translation>&amp;Zwiebelhaut</translation>
    </message>
    <message>
        <source>Draws the neighbouring frames faintly over this one.</source>
        <translation>Zeichnet die Nachbarbilder schwach über dieses.</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>Umrisse</translation>
    </message>
    <message>
        <source>Draws a line around the objects of the overlay.</source>
        <translation>Zeichnet eine Linie um die Objekte der Überlagerung.</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Shows the picture larger.</source>
        <translation>Zeigt das Bild größer.</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Shows the picture smaller.</source>
        <translation>Zeigt das Bild kleiner.</translation>
    </message>
    <message>
        <source>Fit in View</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Shows the whole picture.</source>
        <translation>Zeigt das ganze Bild.</translation>
    </message>
    <message>
        <source>Actual Size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Shows one pixel of the picture as one pixel of the screen.</source>
        <translation>Zeigt ein Pixel des Bildes als ein Pixel des Bildschirms.</translation>
    </message>
    <message>
        <source>Full Sc&amp;reen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Fills the screen with the window.</source>
        <translation>Füllt den Bildschirm mit dem Fenster.</translation>
    </message>
    <message>
        <source>Pick &amp;Object</source>
        <translation>&amp;Objekt wählen</translation>
    </message>
    <message>
        <source>Click an object to select it.</source>
        <translation>Klicken Sie ein Objekt an, um es auszuwählen.</translation>
    </message>
    <message>
        <source>&amp;Click</source>
        <translation>&amp;Klick</translation>
    </message>
    <message>
        <source>Click what belongs to the object. Ctrl: what does not.</source>
        <translation>Klicken Sie an, was zum Objekt gehört. Strg: was nicht.</translation>
    </message>
    <message>
        <source>&amp;Background Click</source>
        <translation>&amp;Hintergrundklick</translation>
    </message>
    <message>
        <source>Click what does not belong to the object. Ctrl: what does.</source>
        <translation>Klicken Sie an, was nicht zum Objekt gehört. Strg: was dazugehört.</translation>
    </message>
    <message>
        <source>Bo&amp;x</source>
        <translation>Kas&amp;ten</translation>
    </message>
    <message>
        <source>Drag a box around the object.</source>
        <translation>Ziehen Sie einen Kasten um das Objekt.</translation>
    </message>
    <message>
        <source>&amp;Stroke</source>
        <translation>&amp;Strich</translation>
    </message>
    <message>
        <source>Paint a line over the object. Ctrl: over the background.</source>
        <translation>Malen Sie eine Linie über das Objekt. Strg: über den Hintergrund.</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>Draw around the object.</source>
        <translation>Zeichnen Sie um das Objekt herum.</translation>
    </message>
    <message>
        <source>B&amp;rush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Paint the mask of the object. Ctrl: erase.</source>
        <translation>Malen Sie die Maske des Objekts. Strg: radieren.</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Erase from the mask of the object. Ctrl: paint.</source>
        <translation>Radieren Sie an der Maske des Objekts. Strg: malen.</translation>
    </message>
    <message>
        <source>Trimap &amp;Foreground</source>
        <translation>Trimap-&amp;Vordergrund</translation>
    </message>
    <message>
        <source>Paint what is surely opaque.</source>
        <translation>Malen Sie, was sicher deckend ist.</translation>
    </message>
    <message>
        <source>Trimap &amp;Unknown</source>
        <translation>Trimap-&amp;Unbekanntes</translation>
    </message>
    <message>
        <source>Paint where opacity is to be found: hair, blur, glass.</source>
        <translation>Malen Sie, wo die Deckkraft zu finden ist: Haare, Unschärfe, Glas.</translation>
    </message>
    <message>
        <source>Trimap Back&amp;ground</source>
        <translation>Trimap-Hinter&amp;grund</translation>
    </message>
    <message>
        <source>Paint what is surely not the object.</source>
        <translation>Malen Sie, was sicher nicht das Objekt ist.</translation>
    </message>
    <message>
        <source>&amp;Absent Here</source>
        <translation>Hier &amp;abwesend</translation>
    </message>
    <message>
        <source>Click to say that the object is not on this frame.</source>
        <translation>Klicken Sie, um zu sagen, dass das Objekt nicht auf diesem Bild ist.</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>&amp;Hand</translation>
    </message>
    <message>
        <source>Drag the picture.</source>
        <translation>Ziehen Sie das Bild.</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>Click to zoom in, with Alt to zoom out.</source>
        <translation>Klicken vergrößert, mit Alt verkleinert.</translation>
    </message>
    <message>
        <source>Larger Brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Makes the brush larger.</source>
        <translation>Macht den Pinsel größer.</translation>
    </message>
    <message>
        <source>S&amp;maller Brush</source>
        <translation>&amp;Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Makes the brush smaller.</source>
        <translation>Macht den Pinsel kleiner.</translation>
    </message>
    <message>
        <source>&amp;Add Object</source>
        <translation>Objekt &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Adds another object to cut out.</source>
        <translation>Fügt ein weiteres Objekt zum Freistellen hinzu.</translation>
    </message>
    <message>
        <source>&amp;Duplicate Object</source>
        <translation>Objekt &amp;duplizieren</translation>
    </message>
    <message>
        <source>Copies the object with its prompts and settings.</source>
        <translation>Kopiert das Objekt mit Vorgaben und Einstellungen.</translation>
    </message>
    <message>
        <source>&amp;Rename Object</source>
        <translation>Objekt &amp;umbenennen</translation>
    </message>
    <message>
        <source>Gives the object another name.</source>
        <translation>Gibt dem Objekt einen anderen Namen.</translation>
    </message>
    <message>
        <source>De&amp;lete Object</source>
        <translation>Objekt &amp;löschen</translation>
    </message>
    <message>
        <source>Deletes the object with its prompts and results.</source>
        <translation>Löscht das Objekt mit Vorgaben und Ergebnissen.</translation>
    </message>
    <message>
        <source>&amp;Visible</source>
        <translation>&amp;Sichtbar</translation>
    </message>
    <message>
        <source>Shows or hides the object.</source>
        <translation>Zeigt oder verbirgt das Objekt.</translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation>S&amp;olo</translation>
    </message>
    <message>
        <source>Shows only objects that are soloed.</source>
        <translation>Zeigt nur Objekte mit Solo.</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>Keeps all results of the object as they are.</source>
        <translation>Lässt alle Ergebnisse des Objekts, wie sie sind.</translation>
    </message>
    <message>
        <source>The object keeps others off its pixels and is not cut out itself.</source>
        <translation>Das Objekt hält andere von seinen Pixeln fern und wird selbst nicht freigestellt.</translation>
    </message>
    <message>
        <source>&amp;Group…</source>
        <translation>&amp;Gruppieren …</translation>
    </message>
    <message>
        <source>Lists the object in a group.</source>
        <translation>Führt das Objekt in einer Gruppe auf.</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>Gruppe &amp;auflösen</translation>
    </message>
    <message>
        <source>Takes the object out of its group.</source>
        <translation>Nimmt das Objekt aus seiner Gruppe.</translation>
    </message>
    <message>
        <source>&amp;Copy Settings to All</source>
        <translation>Einstellungen auf alle ü&amp;bertragen</translation>
    </message>
    <message>
        <source>Gives all other objects the settings of this one.</source>
        <translation>Gibt allen anderen Objekten die Einstellungen dieses einen.</translation>
    </message>
    <message>
        <source>R&amp;eset Settings</source>
        <translation>Einstellungen zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Gives the object the settings of a new one.</source>
        <translation>Gibt dem Objekt die Einstellungen eines neuen.</translation>
    </message>
    <message>
        <source>&amp;Previous Object</source>
        <translation>&amp;Voriges Objekt</translation>
    </message>
    <message>
        <source>Selects the object before this one in the list.</source>
        <translation>Wählt das Objekt davor in der Liste aus.</translation>
    </message>
    <message>
        <source>&amp;Next Object</source>
        <translation>&amp;Nächstes Objekt</translation>
    </message>
    <message>
        <source>Selects the object after this one in the list.</source>
        <translation>Wählt das Objekt danach in der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;1</source>
        <translation>Objekt &amp;1</translation>
    </message>
    <message>
        <source>Selects object 1 of the list.</source>
        <translation>Wählt Objekt 1 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;2</source>
        <translation>Objekt &amp;2</translation>
    </message>
    <message>
        <source>Selects object 2 of the list.</source>
        <translation>Wählt Objekt 2 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;3</source>
        <translation>Objekt &amp;3</translation>
    </message>
    <message>
        <source>Selects object 3 of the list.</source>
        <translation>Wählt Objekt 3 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;4</source>
        <translation>Objekt &amp;4</translation>
    </message>
    <message>
        <source>Selects object 4 of the list.</source>
        <translation>Wählt Objekt 4 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;5</source>
        <translation>Objekt &amp;5</translation>
    </message>
    <message>
        <source>Selects object 5 of the list.</source>
        <translation>Wählt Objekt 5 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;6</source>
        <translation>Objekt &amp;6</translation>
    </message>
    <message>
        <source>Selects object 6 of the list.</source>
        <translation>Wählt Objekt 6 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;7</source>
        <translation>Objekt &amp;7</translation>
    </message>
    <message>
        <source>Selects object 7 of the list.</source>
        <translation>Wählt Objekt 7 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;8</source>
        <translation>Objekt &amp;8</translation>
    </message>
    <message>
        <source>Selects object 8 of the list.</source>
        <translation>Wählt Objekt 8 der Liste aus.</translation>
    </message>
    <message>
        <source>Object &amp;9</source>
        <translation>Objekt &amp;9</translation>
    </message>
    <message>
        <source>Selects object 9 of the list.</source>
        <translation>Wählt Objekt 9 der Liste aus.</translation>
    </message>
    <message>
        <source>Track &amp;Forward</source>
        <translation>&amp;Vorwärts verfolgen</translation>
    </message>
    <message>
        <source>Tracks and mattes from this frame to the out point.</source>
        <translation>Verfolgt und stellt frei von diesem Bild bis zum Out-Punkt.</translation>
    </message>
    <message>
        <source>Track &amp;Backward</source>
        <translation>&amp;Rückwärts verfolgen</translation>
    </message>
    <message>
        <source>Tracks and mattes from this frame to the in point.</source>
        <translation>Verfolgt und stellt frei von diesem Bild bis zum In-Punkt.</translation>
    </message>
    <message>
        <source>Track Bot&amp;h Ways</source>
        <translation>In &amp;beide Richtungen verfolgen</translation>
    </message>
    <message>
        <source>Tracks and mattes the whole range, this frame first.</source>
        <translation>Verfolgt und stellt den ganzen Bereich frei, dieses Bild zuerst.</translation>
    </message>
    <message>
        <source>Track &amp;This Frame</source>
        <translation>&amp;Dieses Bild verfolgen</translation>
    </message>
    <message>
        <source>Brings this frame up to date.</source>
        <translation>Bringt dieses Bild auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>Track &amp;Stale Frames</source>
        <translation>V&amp;eraltete Bilder verfolgen</translation>
    </message>
    <message>
        <source>Brings only frames up to date that changes have touched.</source>
        <translation>Bringt nur Bilder auf den neuesten Stand, die von Änderungen betroffen sind.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stops what is running; what was made stays.</source>
        <translation>Hält an, was läuft; was berechnet wurde, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Lock This Frame</source>
        <translation>Dieses Bild &amp;sperren</translation>
    </message>
    <message>
        <source>Keeps the results of the selected object on this frame as they are.</source>
        <translation>Lässt die Ergebnisse des ausgewählten Objekts auf diesem Bild, wie sie sind.</translation>
    </message>
    <message>
        <source>&amp;Unlock This Frame</source>
        <translation>Dieses Bild ents&amp;perren</translation>
    </message>
    <message>
        <source>Lets the results on this frame change again.</source>
        <translation>Lässt zu, dass sich die Ergebnisse auf diesem Bild wieder ändern.</translation>
    </message>
    <message>
        <source>Lock from &amp;In to Out</source>
        <translation>Von &amp;In bis Out sperren</translation>
    </message>
    <message>
        <source>Keeps the results of the selected object in the range as they are.</source>
        <translation>Lässt die Ergebnisse des ausgewählten Objekts im Bereich, wie sie sind.</translation>
    </message>
    <message>
        <source>Unlock from In to &amp;Out</source>
        <translation>Von In bis &amp;Out entsperren</translation>
    </message>
    <message>
        <source>Lets the results in the range change again.</source>
        <translation>Lässt zu, dass sich die Ergebnisse im Bereich wieder ändern.</translation>
    </message>
    <message>
        <source>&amp;Next Problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>Goes to the most doubtful frame that was not looked at.</source>
        <translation>Geht zum zweifelhaftesten Bild, das noch nicht angesehen wurde.</translation>
    </message>
    <message>
        <source>&amp;Previous Problem</source>
        <translation>V&amp;origes Problem</translation>
    </message>
    <message>
        <source>Goes back to the problem before.</source>
        <translation>Geht zum Problem davor zurück.</translation>
    </message>
    <message>
        <source>&amp;Mark as Fine</source>
        <translation>Als &amp;gut markieren</translation>
    </message>
    <message>
        <source>Takes the problem on this frame off the list.</source>
        <translation>Nimmt das Problem auf diesem Bild von der Liste.</translation>
    </message>
    <message>
        <source>Matte This &amp;Frame</source>
        <translation>Dieses &amp;Bild freistellen</translation>
    </message>
    <message>
        <source>Solves the alpha of this frame anew where it is not up to date.</source>
        <translation>Berechnet das Alpha dieses Bildes neu, wo es nicht aktuell ist.</translation>
    </message>
    <message>
        <source>Matte from &amp;In to Out</source>
        <translation>Von &amp;In bis Out freistellen</translation>
    </message>
    <message>
        <source>Solves the alpha of the range where it is not up to date.</source>
        <translation>Berechnet das Alpha des Bereichs, wo es nicht aktuell ist.</translation>
    </message>
    <message>
        <source>Takes the old background&apos;s tint out of soft edges.</source>
        <translation>Nimmt den Farbstich des alten Hintergrunds aus weichen Kanten.</translation>
    </message>
    <message>
        <source>Clear &amp;Trimap on This Frame</source>
        <translation>&amp;Trimap auf diesem Bild löschen</translation>
    </message>
    <message>
        <source>Takes back what was painted on the trimap of this frame.</source>
        <translation>Nimmt zurück, was auf die Trimap dieses Bildes gemalt wurde.</translation>
    </message>
    <message>
        <source>&amp;Delete Results of This Frame</source>
        <translation>&amp;Ergebnisse dieses Bildes löschen</translation>
    </message>
    <message>
        <source>Deletes mask and matte of the selected object on this frame.</source>
        <translation>Löscht Maske und Matte des ausgewählten Objekts auf diesem Bild.</translation>
    </message>
    <message>
        <source>Delete Results from In to &amp;Out</source>
        <translation>Ergebnisse von In bis &amp;Out löschen</translation>
    </message>
    <message>
        <source>Deletes masks and mattes of the selected object in the range.</source>
        <translation>Löscht Masken und Matten des ausgewählten Objekts im Bereich.</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Plays from here, or pauses.</source>
        <translation>Spielt von hier ab oder hält an.</translation>
    </message>
    <message>
        <source>Play &amp;Forward</source>
        <translation>&amp;Vorwärts abspielen</translation>
    </message>
    <message>
        <source>Plays forward; again: faster.</source>
        <translation>Spielt vorwärts; noch einmal: schneller.</translation>
    </message>
    <message>
        <source>Play &amp;Backward</source>
        <translation>&amp;Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Plays backward; again: faster.</source>
        <translation>Spielt rückwärts; noch einmal: schneller.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Stops where it is.</source>
        <translation>Hält an der Stelle an.</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Schleife</translation>
    </message>
    <message>
        <source>Starts over at the end of the range.</source>
        <translation>Beginnt am Ende des Bereichs von vorn.</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>S&amp;tumm</translation>
    </message>
    <message>
        <source>Plays without sound.</source>
        <translation>Spielt ohne Ton.</translation>
    </message>
    <message>
        <source>&amp;Next Frame</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>Goes to the next frame.</source>
        <translation>Geht zum nächsten Bild.</translation>
    </message>
    <message>
        <source>Pre&amp;vious Frame</source>
        <translation>V&amp;origes Bild</translation>
    </message>
    <message>
        <source>Goes to the frame before.</source>
        <translation>Geht zum Bild davor.</translation>
    </message>
    <message>
        <source>Ten Frames On</source>
        <translation>Zehn Bilder weiter</translation>
    </message>
    <message>
        <source>Goes ten frames on.</source>
        <translation>Geht zehn Bilder weiter.</translation>
    </message>
    <message>
        <source>Ten Fr&amp;ames Back</source>
        <translation>Zehn Bilder &amp;zurück</translation>
    </message>
    <message>
        <source>Goes ten frames back.</source>
        <translation>Geht zehn Bilder zurück.</translation>
    </message>
    <message>
        <source>Fi&amp;rst Frame</source>
        <translation>&amp;Erstes Bild</translation>
    </message>
    <message>
        <source>Goes to the first frame of the clip.</source>
        <translation>Geht zum ersten Bild des Clips.</translation>
    </message>
    <message>
        <source>La&amp;st Frame</source>
        <translation>&amp;Letztes Bild</translation>
    </message>
    <message>
        <source>Goes to the last frame of the clip.</source>
        <translation>Geht zum letzten Bild des Clips.</translation>
    </message>
    <message>
        <source>&amp;Go to In Point</source>
        <translation>Zum In-Punkt &amp;gehen</translation>
    </message>
    <message>
        <source>Goes to the in point.</source>
        <translation>Geht zum In-Punkt.</translation>
    </message>
    <message>
        <source>Go to O&amp;ut Point</source>
        <translation>Zum O&amp;ut-Punkt gehen</translation>
    </message>
    <message>
        <source>Goes to the out point.</source>
        <translation>Geht zum Out-Punkt.</translation>
    </message>
    <message>
        <source>Set &amp;In Point</source>
        <translation>&amp;In-Punkt setzen</translation>
    </message>
    <message>
        <source>Only frames from here on are tracked and exported.</source>
        <translation>Nur Bilder ab hier werden verfolgt und exportiert.</translation>
    </message>
    <message>
        <source>Set &amp;Out Point</source>
        <translation>Out-&amp;Punkt setzen</translation>
    </message>
    <message>
        <source>Only frames up to here are tracked and exported.</source>
        <translation>Nur Bilder bis hier werden verfolgt und exportiert.</translation>
    </message>
    <message>
        <source>&amp;Clear In and Out Point</source>
        <translation>In- und Out-Punkt lös&amp;chen</translation>
    </message>
    <message>
        <source>Works on the whole clip again.</source>
        <translation>Arbeitet wieder auf dem ganzen Clip.</translation>
    </message>
    <message>
        <source>Ne&amp;xt Prompt</source>
        <translation>Nä&amp;chste Vorgabe</translation>
    </message>
    <message>
        <source>Goes to the next frame with a prompt.</source>
        <translation>Geht zum nächsten Bild mit einer Vorgabe.</translation>
    </message>
    <message>
        <source>Previous Prompt</source>
        <translation>Vorige Vorgabe</translation>
    </message>
    <message>
        <source>Goes to the frame with a prompt before this one.</source>
        <translation>Geht zum vorigen Bild mit einer Vorgabe.</translation>
    </message>
    <message>
        <source>Add Mar&amp;ker</source>
        <translation>Mar&amp;kierung hinzufügen</translation>
    </message>
    <message>
        <source>Marks this frame.</source>
        <translation>Markiert dieses Bild.</translation>
    </message>
    <message>
        <source>&amp;Edit Marker…</source>
        <translation>Markierung &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>Writes a note to the marker on this frame.</source>
        <translation>Schreibt eine Notiz an die Markierung auf diesem Bild.</translation>
    </message>
    <message>
        <source>&amp;Delete Marker</source>
        <translation>Markierung lösch&amp;en</translation>
    </message>
    <message>
        <source>Deletes the marker on this frame.</source>
        <translation>Löscht die Markierung auf diesem Bild.</translation>
    </message>
    <message>
        <source>Next Marker</source>
        <translation>Nächste Markierung</translation>
    </message>
    <message>
        <source>Goes to the next marker.</source>
        <translation>Geht zur nächsten Markierung.</translation>
    </message>
    <message>
        <source>Previous Marker</source>
        <translation>Vorige Markierung</translation>
    </message>
    <message>
        <source>Goes to the marker before this frame.</source>
        <translation>Geht zur Markierung vor diesem Bild.</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Previous Clip</source>
        <translation>&amp;Voriger Clip</translation>
    </message>
    <message>
        <source>Shows the clip before this one in the project.</source>
        <translation>Zeigt den Clip davor im Projekt.</translation>
    </message>
    <message>
        <source>&amp;Next Clip</source>
        <translation>&amp;Nächster Clip</translation>
    </message>
    <message>
        <source>Shows the clip after this one in the project.</source>
        <translation>Zeigt den Clip danach im Projekt.</translation>
    </message>
    <message>
        <source>&amp;Guided First Cut</source>
        <translation>An&amp;leitung für den ersten Ausschnitt</translation>
    </message>
    <message>
        <source>Leads through a first cut in a minute, with the real tools.</source>
        <translation>Führt in einer Minute durch einen ersten Ausschnitt, mit den echten Werkzeugen.</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>Lists and changes all keys.</source>
        <translation>Zeigt und ändert alle Tasten.</translation>
    </message>
    <message>
        <source>&amp;About Filigree</source>
        <translation>Ü&amp;ber Filigree</translation>
    </message>
    <message>
        <source>Says which version this is, and whose work is in it.</source>
        <translation>Sagt, welche Version dies ist und wessen Arbeit darin steckt.</translation>
    </message>
    <message>
        <source>Clip &amp;Properties…</source>
        <translation>Clip-&amp;Eigenschaften …</translation>
    </message>
    <message>
        <source>Shows what is known of the footage: size, rate, colour, damage.</source>
        <translation>Zeigt, was über die Aufnahme bekannt ist: Größe, Bildrate, Farbe, Schäden.</translation>
    </message>
    <message>
        <source>Vi&amp;ew Options…</source>
        <translation>A&amp;nsichtsoptionen …</translation>
    </message>
    <message>
        <source>Shows the panel with what is compared, the background and the onion skin.</source>
        <translation>Zeigt das Feld mit Vergleich, Hintergrund und Zwiebelhaut.</translation>
    </message>
    <message>
        <source>Other Mea&amp;nings…</source>
        <translation>Andere &amp;Bedeutungen …</translation>
    </message>
    <message>
        <source>Lists what else the prompts on this frame may mean, to choose from.</source>
        <translation>Zeigt zur Auswahl, was die Hinweise auf diesem Bild sonst noch bedeuten können.</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle …</translation>
    </message>
    <message>
        <source>Lists the networks that need a download, and installs them.</source>
        <translation>Zeigt die Netze, die heruntergeladen werden müssen, und installiert sie.</translation>
    </message>
    <message>
        <source>Goes to the field for what is to be found on this frame.</source>
        <translation>Geht in das Feld für das, was in diesem Bild gefunden werden soll.</translation>
    </message>
    <message>
        <source>Looks on this frame for what was found by text on others, and offers what is new.</source>
        <translation>Sucht in diesem Bild, was in anderen nach Text gefunden wurde, und bietet an, was neu ist.</translation>
    </message>
    <message>
        <source>Find b&amp;y Text</source>
        <translation>Nach Te&amp;xt suchen</translation>
    </message>
    <message>
        <source>De&amp;tect Again on This Frame</source>
        <translation>In diesem Bild &amp;erneut suchen</translation>
    </message>
    <message>
        <source>F&amp;ind More Like This</source>
        <translation>&amp;Weitere solche suchen</translation>
    </message>
    <message>
        <source>Looks on this frame for more of what the selected object looks like.</source>
        <translation>Sucht in diesem Bild nach Weiterem, das wie das gewählte Objekt aussieht.</translation>
    </message>
    <message>
        <source>Needs OWLv2 and its vocabulary: install them with Edit ▸ Models.</source>
        <translation>Braucht OWLv2 und seinen Wortschatz: Installieren Sie beide mit Bearbeiten ▸ Modelle.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Shows or hides clicks, boxes and strokes over the picture.</source>
        <translation>Zeigt oder verbirgt Klicks, Rahmen und Striche über dem Bild.</translation>
    </message>
    <message>
        <source>No&amp;t This</source>
        <translation>&amp;Nicht das</translation>
    </message>
    <message>
        <source>&amp;Move Up</source>
        <translation>Nach o&amp;ben</translation>
    </message>
    <message>
        <source>Moves the object one place up, to the front.</source>
        <translation>Bewegt das Objekt um einen Platz nach oben, also nach vorn.</translation>
    </message>
    <message>
        <source>Move Do&amp;wn</source>
        <translation>Nach un&amp;ten</translation>
    </message>
    <message>
        <source>Moves the object one place down, to the back.</source>
        <translation>Bewegt das Objekt um einen Platz nach unten, also nach hinten.</translation>
    </message>
    <message>
        <source>Decontaminate &amp;Colours</source>
        <translation>&amp;Farben dekontaminieren</translation>
    </message>
    <message>
        <source>Puts all panels and tool bars back to where they were at first.</source>
        <translation>Setzt alle Fensterteile und Werkzeugleisten wieder dorthin, wo sie anfangs waren.</translation>
    </message>
</context>
<context>
    <name>ClipCommands</name>
    <message>
        <source>Add Clip</source>
        <translation>Clip hinzufügen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Relink %1</source>
        <translation>%1 neu verknüpfen</translation>
    </message>
</context>
<context>
    <name>ColourMenu</name>
    <message>
        <source>Sky Blue</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>Zinnober</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Other Colour…</source>
        <translation>Andere Farbe …</translation>
    </message>
</context>
<context>
    <name>Engines</name>
    <message>
        <source>Built-in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Learns the shot from its prompted frames; needs no download.</source>
        <translation>Lernt die Einstellung aus den markierten Bildern; braucht keinen Download.</translation>
    </message>
    <message>
        <source>The quickest of the SAM 2 family.</source>
        <translation>Das schnellste der SAM-2-Familie.</translation>
    </message>
    <message>
        <source>Follows anything; the quickest SAM 2.1.</source>
        <translation>Folgt allem; das schnellste SAM 2.1.</translation>
    </message>
    <message>
        <source>Follows anything.</source>
        <translation>Folgt allem.</translation>
    </message>
    <message>
        <source>Follows anything, more surely; for a graphics processor.</source>
        <translation>Folgt allem, sicherer; für eine Grafikkarte.</translation>
    </message>
    <message>
        <source>Follows anything, most surely; for a graphics processor.</source>
        <translation>Folgt allem, am sichersten; für eine Grafikkarte.</translation>
    </message>
    <message>
        <source>Colour mixtures</source>
        <translation>Farbmischungen</translation>
    </message>
    <message>
        <source>Solves for alpha from near and far colours; no network</source>
        <translation>Berechnet Alpha aus nahen und fernen Farben; ohne Netz</translation>
    </message>
    <message>
        <source>Fine alpha by a network, at any size</source>
        <translation>Feines Alpha durch ein Netz, in jeder Größe</translation>
    </message>
    <message>
        <source>Finer alpha by a larger network, at any size</source>
        <translation>Feineres Alpha durch ein größeres Netz, in jeder Größe</translation>
    </message>
    <message>
        <source>Fine alpha by a network; slow on large frames</source>
        <translation>Feines Alpha durch ein Netz; langsam bei großen Bildern</translation>
    </message>
    <message>
        <source>Finer alpha by a larger network; slow on large frames</source>
        <translation>Feineres Alpha durch ein größeres Netz; langsam bei großen Bildern</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>There is no project %1.</source>
        <translation>Es gibt kein Projekt %1.</translation>
    </message>
    <message>
        <source>Cannot open the project %1: %2.</source>
        <translation>Das Projekt %1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>Cannot save the project %1: %2.</source>
        <translation>Das Projekt %1 kann nicht gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>The project %1 is being edited by %2. Close it there, or save under another name.</source>
        <translation>Das Projekt %1 wird gerade bearbeitet: %2. Schließen Sie es dort, oder speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>Cannot lock the project %1: no file can be written to %2. Save it to another folder to edit it.</source>
        <translation>Das Projekt %1 kann nicht gesperrt werden: In %2 kann keine Datei geschrieben werden. Speichern Sie es in einem anderen Ordner, um es zu bearbeiten.</translation>
    </message>
    <message>
        <source>The project was saved by a newer version of Filigree. What this version does not know is kept when you save.</source>
        <translation>Das Projekt wurde mit einer neueren Version von Filigree gespeichert. Was diese Version nicht kennt, bleibt beim Speichern erhalten.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>it is no ZIP archive, or its end is missing</source>
        <translation>es ist kein ZIP-Archiv, oder sein Ende fehlt</translation>
    </message>
    <message>
        <source>its list of contents is damaged</source>
        <translation>sein Inhaltsverzeichnis ist beschädigt</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Arbeitsspeicher reicht nicht</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>das Archiv kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>there is a file of another kind under this name; choose another name</source>
        <translation>unter diesem Namen gibt es eine Datei anderer Art; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>Cannot write the journal %1: %2. Free some space; your last changes are not safe yet.</source>
        <translation>Das Journal %1 kann nicht geschrieben werden: %2. Schaffen Sie Platz; Ihre letzten Änderungen sind noch nicht sicher.</translation>
    </message>
    <message>
        <source>Cannot recover from %1: %2.</source>
        <translation>Aus %1 kann nichts wiederhergestellt werden: %2.</translation>
    </message>
    <message>
        <source>The last change was not written whole; the one before it was taken.</source>
        <translation>Die letzte Änderung wurde nicht ganz geschrieben; die davor wurde genommen.</translation>
    </message>
    <message>
        <source>Nothing can be written to %1, so work in progress cannot be kept safe. Free some space or change its permissions.</source>
        <translation>In %1 kann nichts geschrieben werden, deshalb ist laufende Arbeit nicht gesichert. Schaffen Sie Platz, oder ändern Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The %1 cannot be written to %2: %3. Free some space or move the cache.</source>
        <translation>Ein Ergebnis (%1) kann nicht nach %2 geschrieben werden: %3. Schaffen Sie Platz, oder verlegen Sie den Zwischenspeicher.</translation>
    </message>
    <message>
        <source>Results cannot be stored in %1: the folder cannot be written to. Choose another.</source>
        <translation>Ergebnisse können nicht in %1 abgelegt werden: In den Ordner kann nicht geschrieben werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Frame %1 of %2 does not exist: the clip has %3.</source>
        <translation>Bild %1 von %2 existiert nicht: Der Clip hat %3.</translation>
    </message>
    <message>
        <source>Frame %1 of %2 cannot be decoded: its data is damaged.</source>
        <translation>Bild %1 von %2 kann nicht dekodiert werden: Die Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>The footage %1 is not where it was. Say in which folder it is now.</source>
        <translation>Das Material %1 ist nicht mehr dort, wo es war. Geben Sie an, in welchem Ordner es jetzt liegt.</translation>
    </message>
    <message>
        <source>No file fits the pattern %1.</source>
        <translation>Keine Datei passt zum Muster %1.</translation>
    </message>
    <message>
        <source>There are no files like %1.</source>
        <translation>Es gibt keine Dateien wie %1.</translation>
    </message>
    <message>
        <source>%1: there is no decoder for %2 in the installed FFmpeg libraries.</source>
        <translation>%1: Die installierten FFmpeg-Bibliotheken haben keinen Dekoder für %2.</translation>
    </message>
    <message>
        <source>%1: the pixel format %2 is not supported.</source>
        <translation>%1: Das Pixelformat %2 wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>%1: none of the first frames can be decoded; the file is damaged.</source>
        <translation>%1: Keines der ersten Bilder kann dekodiert werden; die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Opening %1 failed: %2</source>
        <translation>%1 konnte nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>Invalid data found when processing input</source>
        <translation>Ungültige Daten</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner existiert nicht</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>out of memory.</source>
        <translation>der Arbeitsspeicher reicht nicht.</translation>
    </message>
    <message>
        <source>%1 holds no video.</source>
        <translation>%1 enthält kein Video.</translation>
    </message>
    <message>
        <source>%1 is incomplete: parts of the picture are missing.</source>
        <translation>%1 ist unvollständig: Teile des Bildes fehlen.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 existiert nicht.</translation>
    </message>
    <message>
        <source>The file&apos;s data is damaged here.</source>
        <translation>Die Daten der Datei sind hier beschädigt.</translation>
    </message>
    <message>
        <source>A frame is missing before this one: it cannot be decoded.</source>
        <translation>Vor diesem Bild fehlt eines: Es kann nicht dekodiert werden.</translation>
    </message>
    <message>
        <source>The file ends before its last %1 frames: it is truncated.</source>
        <translation>Die Datei endet vor ihren letzten %1 Bildern: Sie ist abgeschnitten.</translation>
    </message>
    <message>
        <source>%1 has no alpha channel to take it from.</source>
        <translation>%1 hat keinen Alphakanal, dem es entnommen werden könnte.</translation>
    </message>
    <message>
        <source>%1 is %2, but the clip is %3; both must have the same size.</source>
        <translation>%1 ist %2 groß, der Clip aber %3; beide müssen gleich groß sein.</translation>
    </message>
    <message>
        <source>%1 has not the size that this clip was made for. Relink the clip to the footage that it was made from.</source>
        <translation>%1 hat nicht die Größe, für die dieser Clip angelegt wurde. Verknüpfen Sie den Clip mit dem Material, aus dem er entstanden ist.</translation>
    </message>
    <message>
        <source>What the project holds of frame %1 is %2, but the clip is %3. Delete the results and prompts of this frame.</source>
        <translation>Was das Projekt von Bild %1 enthält, ist %2 groß, der Clip aber %3. Löschen Sie die Ergebnisse und Vorgaben dieses Bildes.</translation>
    </message>
    <message>
        <source>%1 stands for frames %2 to %3, none of which lies in the range %4 to %5.</source>
        <translation>%1 steht für die Bilder %2 bis %3, von denen keines im Bereich %4 bis %5 liegt.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on. Close other programs.</source>
        <translation>Der Arbeitsspeicher reichte nicht aus, um weiterzumachen. Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>There was not enough memory to select.</source>
        <translation>Der Arbeitsspeicher reichte zum Auswählen nicht aus.</translation>
    </message>
    <message>
        <source>The mask of &apos;%1&apos; on frame %2 is damaged or gone; run the job again to make it anew.</source>
        <translation>Die Maske von „%1“ auf Bild %2 ist beschädigt oder weg; starten Sie den Auftrag noch einmal, um sie neu zu berechnen.</translation>
    </message>
    <message>
        <source>Two outputs would both be written to %1; put %o, which stands for the object&apos;s name, into the path.</source>
        <translation>Zwei Ausgaben würden beide nach %1 geschrieben; setzen Sie %o, das für den Namen des Objekts steht, in den Pfad.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2. Choose a folder that you may write to.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2. There are %3 MiB left; make room or choose another folder.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Es sind noch %3 MiB frei; schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>%1 answers with HTTP status %2. %3</source>
        <translation>%1 antwortet mit dem HTTP-Status %2. %3</translation>
    </message>
    <message>
        <source>%1 is not installed; run &apos;%2&apos;, or install it in the window&apos;s list of models.</source>
        <translation>%1 ist nicht installiert; rufen Sie „%2“ auf, oder installieren Sie es im Fenster unter „Modelle“.</translation>
    </message>
    <message>
        <source>%1 is not used before it is verified: run &apos;%2&apos;, or verify it in the window&apos;s list of models.</source>
        <translation>%1 wird erst nach einer Prüfung verwendet: Rufen Sie „%2“ auf, oder prüfen Sie es im Fenster unter „Modelle“.</translation>
    </message>
    <message>
        <source>Trained on Adobe&apos;s Deep Image Matting data, which are not for commercial use: research only.</source>
        <translation>Trainiert mit Adobes Deep-Image-Matting-Daten, die nicht kommerziell verwendet werden dürfen: nur für die Forschung.</translation>
    </message>
    <message>
        <source>Its two homes name different licences, both permissive; trained on Adobe&apos;s Deep Image Matting data, which are not for commercial use.</source>
        <translation>Seine beiden Veröffentlichungsorte nennen verschiedene, beide freizügige Lizenzen; trainiert mit Adobes Deep-Image-Matting-Daten, die nicht kommerziell verwendet werden dürfen.</translation>
    </message>
    <message>
        <source>The words of OWLv2; it needs both.</source>
        <translation>Die Wörter von OWLv2; es braucht beide.</translation>
    </message>
    <message>
        <source>code MIT, weights not stated</source>
        <translation>Code MIT, Gewichte ohne Angabe</translation>
    </message>
    <message>
        <source>MIT or Apache-2.0</source>
        <translation>MIT oder Apache-2.0</translation>
    </message>
    <message>
        <source>frames a second, A100, compiled</source>
        <translation>Bilder pro Sekunde, A100, kompiliert</translation>
    </message>
    <message>
        <source>LVIS val AP, rare classes</source>
        <translation>LVIS val AP, seltene Klassen</translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation>Etwas, das gebraucht wird, wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>A file cannot be read or written.</source>
        <translation>Eine Datei kann nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>This is not supported.</source>
        <translation>Das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This cannot be used.</source>
        <translation>Das kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Something went wrong within the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>English</source>
        <extracomment>The name of this language, in it</extracomment>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>%1 is footage, which an export must not replace; choose another name.</source>
        <translation>%1 ist Material, das kein Export ersetzen darf; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Decoding %1 failed: %2</source>
        <translation>%1 konnte nicht dekodiert werden: %2</translation>
    </message>
    <message>
        <source>Frame %1 of &apos;%2&apos; has no matte yet; track and matte it first (&apos;filigree matte&apos;).</source>
        <translation>Bild %1 von „%2“ hat noch keine Matte; verfolgen Sie es und stellen Sie es zuerst frei („filigree matte“).</translation>
    </message>
    <message>
        <source>Frames of the footage that are damaged: %1.</source>
        <translation>Beschädigte Bilder der Aufnahme: %1.</translation>
    </message>
    <message>
        <source>%1 frames have no estimated foreground colours: their soft pixels are as shot.</source>
        <translation>Zu %1 Bildern gibt es keine geschätzten Vordergrundfarben: Ihre weichen Pixel sind wie aufgenommen.</translation>
    </message>
    <message>
        <source>The images cannot say their %1: whoever reads them has to be told.</source>
        <translation>Die Bilddateien können dies nicht sagen: %1. Wer sie liest, muss es wissen.</translation>
    </message>
    <message>
        <source>The colours are stored with the matrix %1, because this kind of export cannot use the matrix %2 of the source.</source>
        <translation>Die Farben sind mit der Matrix %1 gespeichert, weil diese Art von Export die Matrix %2 der Quelle nicht verwenden kann.</translation>
    </message>
    <message>
        <source>The clip&apos;s frame rate varies and the export&apos;s does not: its frames follow each other evenly, and sound drifts against them.</source>
        <translation>Die Bildrate des Clips schwankt, die des Exports nicht: Seine Bilder folgen einander gleichmäßig, und der Ton verschiebt sich dagegen.</translation>
    </message>
    <message>
        <source>Image sequences have no sound: none was passed through.</source>
        <translation>Bildsequenzen haben keinen Ton: Es wurde keiner übernommen.</translation>
    </message>
    <message>
        <source>The export&apos;s frame rate is not the clip&apos;s: the sound was not stretched to it.</source>
        <translation>Die Bildrate des Exports ist nicht die des Clips: Der Ton wurde nicht daran angepasst.</translation>
    </message>
    <message>
        <source>Track %1 of the sound is left out: %2</source>
        <translation>Tonspur %1 fehlt: %2</translation>
    </message>
    <message>
        <source>The source&apos;s timecode %1 does not exist at the export&apos;s frame rate: none was written.</source>
        <translation>Den Timecode %1 der Quelle gibt es bei der Bildrate des Exports nicht: Es wurde keiner geschrieben.</translation>
    </message>
    <message>
        <source>EXR files have timecode up to 60 frames a second only: none was written.</source>
        <translation>EXR-Dateien haben Timecode nur bis 60 Bilder pro Sekunde: Es wurde keiner geschrieben.</translation>
    </message>
    <message>
        <source>%1 is no checkpoint that Filigree knows (%2)</source>
        <translation>%1 ist keine Gewichtsdatei, die Filigree kennt (%2)</translation>
    </message>
    <message>
        <source>Frame %1: %2</source>
        <translation>Bild %1: %2</translation>
    </message>
    <message>
        <source>%1 is not an image of a known format, or it is damaged from its first byte on.</source>
        <translation>%1 ist kein Bild eines bekannten Formats oder vom ersten Byte an beschädigt.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. %3</source>
        <translation>%1 ist nicht zu erreichen: %2. %3</translation>
    </message>
    <message>
        <source>%1 broke off: %2. %3</source>
        <translation>%1 brach ab: %2. %3</translation>
    </message>
    <message>
        <source>%1 broke off. %2</source>
        <translation>%1 brach ab. %2</translation>
    </message>
    <message>
        <source>%1 cannot be downloaded by a program. %2</source>
        <translation>%1 kann nicht von einem Programm heruntergeladen werden. %2</translation>
    </message>
    <message>
        <source>To install %1 without a network, get %2 from %3 on another computer, put it at %4 and verify it, in the window&apos;s list of models or by &apos;%5&apos;.</source>
        <translation>Um %1 ohne Netz zu installieren, holen Sie %2 an einem anderen Rechner von %3, legen Sie es unter %4 ab und prüfen Sie es, in der Liste der Modelle im Fenster oder mit „%5“.</translation>
    </message>
    <message>
        <source>%1 is not what was published: its SHA-256 is %2 in place of %3. It is not used; remove it and install it anew.</source>
        <translation>%1 ist nicht, was veröffentlicht wurde: Die SHA-256 ist %2 statt %3. Die Datei wird nicht benutzt; entfernen Sie sie und installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 has changed since it was installed: its SHA-256 is %2 in place of %3. It is not used; remove it and install it anew.</source>
        <translation>%1 hat sich seit der Installation geändert: Die SHA-256 ist %2 statt %3. Die Datei wird nicht benutzt; entfernen Sie sie und installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 is being changed by another Filigree.</source>
        <translation>%1 wird gerade von einem anderen Filigree geändert.</translation>
    </message>
    <message>
        <source>There is not enough room in %1: %2 are needed and %3 are free.</source>
        <translation>In %1 ist nicht genug Platz: %2 werden gebraucht, %3 sind frei.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The proxy &apos;%1&apos; is not of the form http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>Der Proxy „%1“ hat nicht die Form http://HOST:PORT oder socks5://HOST:PORT.</translation>
    </message>
</context>
<context>
    <name>ExportChecks</name>
    <message>
        <source>frames decoded</source>
        <translation>dekodierte Bilder</translation>
    </message>
    <message>
        <source>alpha range</source>
        <translation>Wertebereich des Alphas</translation>
    </message>
    <message>
        <source>alpha largest error</source>
        <translation>größter Fehler des Alphas</translation>
    </message>
    <message>
        <source>alpha mean error of the worst frame</source>
        <translation>mittlerer Fehler des Alphas im schlechtesten Bild</translation>
    </message>
    <message>
        <source>grey range</source>
        <translation>Wertebereich des Graus</translation>
    </message>
    <message>
        <source>grey largest error</source>
        <translation>größter Fehler des Graus</translation>
    </message>
    <message>
        <source>grey mean error of the worst frame</source>
        <translation>mittlerer Fehler des Graus im schlechtesten Bild</translation>
    </message>
    <message>
        <source>colour largest error</source>
        <translation>größter Fehler der Farbe</translation>
    </message>
    <message>
        <source>colour mean error of the worst frame</source>
        <translation>mittlerer Fehler der Farbe im schlechtesten Bild</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>pixel aspect</source>
        <translation>Pixelseitenverhältnis</translation>
    </message>
    <message>
        <source>primaries</source>
        <translation>Primärfarben</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Übertragungsfunktion</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>timecode</source>
        <translation>Timecode</translation>
    </message>
    <message>
        <source>what the pixels are</source>
        <translation>Bedeutung der Pixel</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>alpha mode</source>
        <translation>Art des Alphas</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>frame count</source>
        <translation>Bilderzahl</translation>
    </message>
    <message>
        <source>frames in the file</source>
        <translation>Bilder in der Datei</translation>
    </message>
    <message>
        <source>largest error of a frame&apos;s time, in frames</source>
        <translation>größter Zeitfehler eines Bildes, in Bildern</translation>
    </message>
    <message>
        <source>ProRes frame headers</source>
        <translation>Bildköpfe von ProRes</translation>
    </message>
    <message>
        <source>end of the sound in seconds</source>
        <translation>Ende des Tons in Sekunden</translation>
    </message>
    <message>
        <source>alpha mean error of sampled frames as read by Filigree</source>
        <translation>mittlerer Fehler des Alphas von Stichproben, wie Filigree sie liest</translation>
    </message>
    <message>
        <source>grey mean error of sampled frames as read by Filigree</source>
        <translation>mittlerer Fehler des Graus von Stichproben, wie Filigree sie liest</translation>
    </message>
    <message>
        <source>colour mean error of sampled frames as read by Filigree</source>
        <translation>mittlerer Fehler der Farbe von Stichproben, wie Filigree sie liest</translation>
    </message>
    <message>
        <source>kind of alpha by the pixels</source>
        <translation>Art des Alphas nach den Pixeln</translation>
    </message>
    <message>
        <source>kind of alpha in the file</source>
        <translation>Art des Alphas laut Datei</translation>
    </message>
    <message>
        <source>size as read by Filigree</source>
        <translation>Größe, wie Filigree sie liest</translation>
    </message>
    <message>
        <source>frame count as read by Filigree</source>
        <translation>Bilderzahl, wie Filigree sie liest</translation>
    </message>
    <message>
        <source>timecode as read by Filigree</source>
        <translation>Timecode, wie Filigree ihn liest</translation>
    </message>
    <message>
        <source>numbers as read by Filigree</source>
        <translation>Nummern, wie Filigree sie liest</translation>
    </message>
    <message>
        <source>as encoded</source>
        <translation>wie kodiert</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>lesbar</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>premultiplied</source>
        <translation>vormultipliziert</translation>
    </message>
    <message>
        <source>version 1, alpha and matrix as set</source>
        <translation>Version 1, Alpha und Matrix wie gewählt</translation>
    </message>
    <message>
        <source>tags of all images</source>
        <translation>Farbangaben und Timecode aller Bilder</translation>
    </message>
    <message>
        <source>pixel aspect as read by Filigree</source>
        <translation>Pixelseitenverhältnis, wie Filigree es liest</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>wie gewählt</translation>
    </message>
</context>
<context>
    <name>FoundWords</name>
    <message>
        <source>region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>upper body</source>
        <translation>Oberkörper</translation>
    </message>
    <message>
        <source>lower body</source>
        <translation>Unterkörper</translation>
    </message>
    <message>
        <source>eye</source>
        <translation>Auge</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>cat face</source>
        <translation>Katzengesicht</translation>
    </message>
    <message>
        <source>number plate</source>
        <translation>Nummernschild</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>türkis</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>bewegt</translation>
    </message>
    <message>
        <source>still</source>
        <translation>unbewegt</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source> px</source>
        <comment>pixels</comment>
        <translation> px</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>How much the tracker may learn from the clip first.</source>
        <translation>Wie viel der Tracker vorab aus dem Clip lernen darf.</translation>
    </message>
    <message>
        <source>Stop at cuts</source>
        <translation>An Schnitten anhalten</translation>
    </message>
    <message>
        <source>Does not track across a cut to another shot.</source>
        <translation>Verfolgt nicht über einen Schnitt hinweg in die nächste Einstellung.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source> ×</source>
        <comment>times</comment>
        <translation> ×</translation>
    </message>
    <message>
        <source>Scales the band in which alpha is solved. Wider for hair and motion blur.</source>
        <translation>Skaliert das Band, in dem das Alpha berechnet wird. Breiter für Haare und Bewegungsunschärfe.</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Least width of the band, on each side of the edge.</source>
        <translation>Kleinste Breite des Bandes auf jeder Seite der Kante.</translation>
    </message>
    <message>
        <source>Decontaminate</source>
        <translation>Dekontaminieren</translation>
    </message>
    <message>
        <source>Removes the old background&apos;s tint from soft edges.</source>
        <translation>Entfernt den Farbstich des alten Hintergrunds aus weichen Kanten.</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Wachsen</translation>
    </message>
    <message>
        <source>Moves the edge outward; negative values move it inward.</source>
        <translation>Verschiebt die Kante nach außen; negative Werte verschieben sie nach innen.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Softens the edge.</source>
        <translation>Macht die Kante weicher.</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Alpha up to this value becomes transparent.</source>
        <translation>Alpha bis zu diesem Wert wird durchsichtig.</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Alpha from this value on becomes opaque.</source>
        <translation>Alpha ab diesem Wert wird deckend.</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Above 1 makes half-transparent areas more opaque.</source>
        <translation>Über 1 werden halb durchsichtige Stellen deckender.</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Löcher füllen</translation>
    </message>
    <message>
        <source> px²</source>
        <comment>square pixels</comment>
        <translation> px²</translation>
    </message>
    <message>
        <source>Fills holes of at most this area.</source>
        <translation>Füllt Löcher bis zu dieser Fläche.</translation>
    </message>
    <message>
        <source>Remove dots</source>
        <translation>Punkte entfernen</translation>
    </message>
    <message>
        <source>Removes islands of at most this area.</source>
        <translation>Entfernt Inseln bis zu dieser Fläche.</translation>
    </message>
    <message>
        <source>Frame border</source>
        <translation>Bildrand</translation>
    </message>
    <message>
        <source>Repeats the inner pixels along the frame&apos;s border, where networks are unsure.</source>
        <translation>Wiederholt die inneren Pixel am Bildrand, wo Netze unsicher sind.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Calms flicker over time, along the motion.</source>
        <translation>Beruhigt Flackern über die Zeit, entlang der Bewegung.</translation>
    </message>
</context>
<context>
    <name>JobResults</name>
    <message>
        <source>%1, Frame %2</source>
        <translation>%1, Bild %2</translation>
    </message>
    <message>
        <source>%1, Frames %2–%3</source>
        <translation>%1, Bilder %2–%3</translation>
    </message>
</context>
<context>
    <name>ModelManagerDialog</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>Matting</source>
        <translation>Freistellung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Begun, %1</source>
        <translation>Begonnen, %1</translation>
    </message>
    <message>
        <source>To be verified</source>
        <translation>Noch zu prüfen</translation>
    </message>
    <message>
        <source>✓ Verified</source>
        <translation>✓ Geprüft</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>✗ Not as it should be</source>
        <translation>✗ Nicht, wie es sein soll</translation>
    </message>
    <message>
        <source>✓ May be used commercially.</source>
        <translation>✓ Darf kommerziell genutzt werden.</translation>
    </message>
    <message>
        <source>✗ Not for commercial work.</source>
        <translation>✗ Nicht für kommerzielle Arbeit.</translation>
    </message>
    <message>
        <source>? Whether it may be used commercially is unclear.</source>
        <translation>? Ob es kommerziell genutzt werden darf, ist unklar.</translation>
    </message>
    <message>
        <source>✓ Commercial use</source>
        <translation>✓ Kommerziell nutzbar</translation>
    </message>
    <message>
        <source>✗ No commercial use</source>
        <translation>✗ Nicht kommerziell nutzbar</translation>
    </message>
    <message>
        <source>? Unclear</source>
        <translation>? Unklar</translation>
    </message>
</context>
<context>
    <name>ObjectCommands</name>
    <message>
        <source>Object %1</source>
        <translation>Objekt %1</translation>
    </message>
    <message>
        <source>Add Object</source>
        <translation>Objekt hinzufügen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <source>Solo %1</source>
        <translation>%1 allein zeigen</translation>
    </message>
    <message>
        <source>Unsolo %1</source>
        <translation>%1 nicht mehr allein zeigen</translation>
    </message>
    <message>
        <source>Ungroup %1</source>
        <translation>%1 aus der Gruppe nehmen</translation>
    </message>
    <message>
        <source>Group %1 into %2</source>
        <translation>%1 in %2 gruppieren</translation>
    </message>
    <message>
        <source>Make %1 “Not This”</source>
        <translation>%1 zu „Nicht das“ machen</translation>
    </message>
    <message>
        <source>Cut Out %1 Again</source>
        <translation>%1 wieder freistellen</translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>PromptCommands</name>
    <message>
        <source>Add Click</source>
        <translation>Klick hinzufügen</translation>
    </message>
    <message>
        <source>Add Background Click</source>
        <translation>Hintergrundklick hinzufügen</translation>
    </message>
    <message>
        <source>Draw Box</source>
        <translation>Kasten ziehen</translation>
    </message>
    <message>
        <source>Paint Stroke</source>
        <translation>Strich malen</translation>
    </message>
    <message>
        <source>Paint Background Stroke</source>
        <translation>Hintergrundstrich malen</translation>
    </message>
    <message>
        <source>Paint Mask</source>
        <translation>Maske malen</translation>
    </message>
    <message>
        <source>Find by Text</source>
        <translation>Nach Text suchen</translation>
    </message>
    <message>
        <source>Mark as Absent</source>
        <translation>Als abwesend markieren</translation>
    </message>
    <message>
        <source>Paint Trimap Background</source>
        <translation>Trimap-Hintergrund malen</translation>
    </message>
    <message>
        <source>Paint Trimap Unknown</source>
        <translation>Unbekanntes der Trimap malen</translation>
    </message>
    <message>
        <source>Paint Trimap Foreground</source>
        <translation>Trimap-Vordergrund malen</translation>
    </message>
    <message>
        <source>Move Prompt</source>
        <translation>Vorgabe verschieben</translation>
    </message>
    <message>
        <source>Delete Prompt</source>
        <translation>Vorgabe löschen</translation>
    </message>
    <message>
        <source>Mark as Present</source>
        <translation>Als anwesend markieren</translation>
    </message>
    <message>
        <source>Clear Prompts</source>
        <translation>Vorgaben löschen</translation>
    </message>
    <message>
        <source>Clear Prompts of All Objects</source>
        <translation>Vorgaben aller Objekte löschen</translation>
    </message>
    <message>
        <source>Clear Trimap</source>
        <translation>Trimap löschen</translation>
    </message>
    <message numerus="yes">
        <source>Import %n Mask(s)</source>
        <extracomment>%n is a number of frames</extracomment>
        <translation>
            <numerusform>%n Maske importieren</numerusform>
            <numerusform>%n Masken importieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n Trimap(s)</source>
        <extracomment>%n is a number of frames</extracomment>
        <translation>
            <numerusform>%n Trimap importieren</numerusform>
            <numerusform>%n Trimaps importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1-Datei</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Erhöhen</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Verringern</translation>
    </message>
</context>
<context>
    <name>QColorDialog</name>
    <message>
        <source>&amp;Add to Custom Colors</source>
        <translation>Zu den &amp;eigenen Farben</translation>
    </message>
    <message>
        <source>&amp;Basic colors</source>
        <translation>&amp;Grundfarben</translation>
    </message>
    <message>
        <source>&amp;Custom colors</source>
        <translation>&amp;Eigene Farben</translation>
    </message>
    <message>
        <source>&amp;Green:</source>
        <translation>&amp;Grün:</translation>
    </message>
    <message>
        <source>&amp;HTML:</source>
        <translation>&amp;HTML:</translation>
    </message>
    <message>
        <source>&amp;Pick Screen Color</source>
        <translation>Farbe vom &amp;Bildschirm nehmen</translation>
    </message>
    <message>
        <source>&amp;Red:</source>
        <translation>&amp;Rot:</translation>
    </message>
    <message>
        <source>&amp;Sat:</source>
        <translation>&amp;Sättigung:</translation>
    </message>
    <message>
        <source>&amp;Val:</source>
        <translation>&amp;Helligkeit:</translation>
    </message>
    <message>
        <source>A&amp;lpha channel:</source>
        <translation>A&amp;lphakanal:</translation>
    </message>
    <message>
        <source>Bl&amp;ue:</source>
        <translation>Bla&amp;u:</translation>
    </message>
    <message>
        <source>Cursor at %1, %2
Press ESC to cancel</source>
        <translation>Zeiger bei %1, %2
Esc bricht ab</translation>
    </message>
    <message>
        <source>Hu&amp;e:</source>
        <translation>Farb&amp;ton:</translation>
    </message>
    <message>
        <source>Select Color</source>
        <translation>Farbe wählen</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>Schließt den Bereich</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Ablösen</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>Löst den Bereich ab und heftet ihn wieder an</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Es gibt diesen Ordner nicht.
Ist der Name richtig geschrieben?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Es gibt diese Datei nicht.
Ist der Name richtig geschrieben?</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 gibt es schon.
Soll die Datei ersetzt werden?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>„%1“ ist schreibgeschützt.
Trotzdem löschen?</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>„%1“ wirklich löschen?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Zeigt Einzelheiten zu jeder Datei</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Zeigt nur die Namen</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Der Ordner kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Legt einen neuen Ordner an</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuen Ordner anlegen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateityp:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Ordner suchen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Geht zurück</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Geht vor</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Geht in den übergeordneten Ordner</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Orte und Lesezeichen</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Übergeordneter Ordner</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Zuletzt besucht</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Zeigen: </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Versteckte Dateien zeigen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>All other platforms</comment>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>%1, ...</source>
        <translation>%1, …</translation>
    </message>
    <message>
        <source>Press shortcut</source>
        <translation>Tasten drücken</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation>Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Voreinstellungen</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Linker Rand</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Eine Seite nach unten</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Eine Seite nach links</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Eine Seite nach rechts</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Eine Seite nach oben</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Rechter Rand</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Nach unten rollen</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Hierher rollen</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Nach links rollen</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Nach rechts rollen</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Nach oben rollen</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Anfang</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Nach rechts</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Linkadresse kopieren</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>RangeCommands</name>
    <message>
        <source>Clear In and Out Point</source>
        <translation>In- und Out-Punkt löschen</translation>
    </message>
    <message>
        <source>Set In and Out Point</source>
        <translation>In- und Out-Punkt setzen</translation>
    </message>
    <message>
        <source>Set In Point</source>
        <translation>In-Punkt setzen</translation>
    </message>
    <message>
        <source>Set Out Point</source>
        <translation>Out-Punkt setzen</translation>
    </message>
    <message>
        <source>Add Marker</source>
        <translation>Markierung hinzufügen</translation>
    </message>
    <message>
        <source>Move Marker</source>
        <translation>Markierung verschieben</translation>
    </message>
    <message>
        <source>Edit Marker</source>
        <translation>Markierung bearbeiten</translation>
    </message>
    <message>
        <source>Delete Marker</source>
        <translation>Markierung löschen</translation>
    </message>
</context>
<context>
    <name>ResultCommands</name>
    <message numerus="yes">
        <source>Lock %n Frame(s) of %1</source>
        <translation>
            <numerusform>%n Bild von %1 sperren</numerusform>
            <numerusform>%n Bilder von %1 sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n Frame(s) of %1</source>
        <translation>
            <numerusform>%n Bild von %1 entsperren</numerusform>
            <numerusform>%n Bilder von %1 entsperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Delete Results</source>
        <translation>Ergebnisse löschen</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>Mark Frame %1 of %2 as Fine</source>
        <translation>Bild %1 von %2 für gut befinden</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>Hardly there</source>
        <translation>Kaum da</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Flackern</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Ausgelaufen</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Sprung</translation>
    </message>
    <message>
        <source>Click it if it is there, or say that it is absent here.</source>
        <translation>Klicken Sie es an, wenn es da ist, oder sagen Sie, dass es hier fehlt.</translation>
    </message>
    <message>
        <source>Paint the trimap on this frame, or raise Smoothing.</source>
        <translation>Malen Sie die Trimap auf diesem Bild oder erhöhen Sie die Glättung.</translation>
    </message>
    <message>
        <source>Click into the gap, or raise Fill holes.</source>
        <translation>Klicken Sie in die Lücke oder erhöhen Sie „Löcher füllen“.</translation>
    </message>
    <message>
        <source>Ctrl-click what does not belong to it, or raise Remove dots.</source>
        <translation>Klicken Sie mit Strg an, was nicht dazugehört, oder erhöhen Sie „Punkte entfernen“.</translation>
    </message>
    <message>
        <source>Look whether it lost or swallowed something; correct it with a click.</source>
        <translation>Sehen Sie nach, ob etwas verloren ging oder verschluckt wurde; verbessern Sie es mit einem Klick.</translation>
    </message>
    <message>
        <source>There is no problem in the list to look at.</source>
        <translation>In der Liste steht kein Problem, das anzusehen wäre.</translation>
    </message>
    <message>
        <source>Go to the problem first that is to be marked as fine.</source>
        <translation>Gehen Sie zuerst zu dem Problem, das als in Ordnung gelten soll.</translation>
    </message>
</context>
<context>
    <name>SettingsCommands</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 is what was set, %2 the name of an object</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>Trimap</source>
        <translation>Trimap</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>Matte</translation>
    </message>
    <message>
        <source>Copy Settings of %1</source>
        <translation>Einstellungen von %1 kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>Freistellen</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>ViewNames</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Trimap</source>
        <translation>Trimap</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>Matte</translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation>Vordergrund</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n version(s) ago</source>
        <extracomment>A view of older results: %1 is the view, %n how many versions back.</extracomment>
        <translation>
            <numerusform>%1, vor %n Fassung</numerusform>
            <numerusform>%1, vor %n Fassungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowBars</name>
    <message>
        <source>Clear This List</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>No Clips</source>
        <translation>Keine Clips</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>Cli&amp;ps</source>
        <translation>Cli&amp;ps</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>No Recent Files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
</context>
<context>
    <name>filigree::AboutDialog</name>
    <message>
        <source>About Filigree</source>
        <translation>Über Filigree</translation>
    </message>
    <message>
        <source>Filigree %1</source>
        <translation>Filigree %1</translation>
    </message>
    <message>
        <source>Cuts moving things out of video, hair and all.
Copyright 2026 The Filigree authors. Licensed under the Apache License, Version 2.0. It comes without any warranty.</source>
        <translation>Stellt Bewegtes aus Videos frei, mit Haut und Haar.
Copyright 2026 The Filigree authors. Lizenziert unter der Apache License, Version 2.0. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>Filigree</source>
        <translation>Filigree</translation>
    </message>
    <message>
        <source>%1, Apache License 2.0</source>
        <translation>%1, Apache License 2.0</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gebaut mit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>version, licence</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the versions, for a bug report</source>
        <translation>Kopiert die Versionen, für einen Fehlerbericht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>filigree::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>A&amp;uswahl</translation>
    </message>
    <message>
        <source>&amp;Object</source>
        <translation>&amp;Objekt</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Verfolgen</translation>
    </message>
    <message>
        <source>&amp;Matte</source>
        <translation>&amp;Freistellen</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Fen&amp;ster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Edit Marker</source>
        <translation>Markierung bearbeiten</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Notiz:</translation>
    </message>
    <message>
        <source>Decontaminate</source>
        <translation>Dekontaminieren</translation>
    </message>
</context>
<context>
    <name>filigree::ClipController</name>
    <message>
        <source>%1 cannot be opened. %2</source>
        <translation>%1 kann nicht geöffnet werden. %2</translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation>%1 ist geöffnet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the demo clip</source>
        <translation>der Demo-Clip</translation>
    </message>
    <message>
        <source>The footage of %1 has changed since the project was saved.</source>
        <translation>Die Aufnahme von %1 hat sich geändert, seit das Projekt gespeichert wurde.</translation>
    </message>
    <message>
        <source>Rename Clip</source>
        <translation>Clip umbenennen</translation>
    </message>
    <message>
        <source>Name of the clip:</source>
        <translation>Name des Clips:</translation>
    </message>
    <message>
        <source>Import Trimaps</source>
        <translation>Trimaps importieren</translation>
    </message>
    <message>
        <source>Import Masks</source>
        <translation>Masken importieren</translation>
    </message>
    <message>
        <source>Images and movies (*.png *.tif *.tiff *.exr *.jpg *.bmp *.mov *.mp4 *.mkv)</source>
        <translation>Bilder und Filme (*.png *.tif *.tiff *.exr *.jpg *.bmp *.mov *.mp4 *.mkv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Opening %1 was cancelled.</source>
        <translation>Das Öffnen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Drawing the demo clip</source>
        <translation>Der Demo-Clip wird gezeichnet</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Reading %1 was cancelled.</source>
        <translation>Das Lesen von %1 wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>filigree::ClipFacts</name>
    <message>
        <source>Movie</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Image sequence</source>
        <translation>Bildsequenz</translation>
    </message>
    <message>
        <source>Still image</source>
        <translation>Standbild</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>code %1</source>
        <comment>of a colour standard</comment>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>%1 (assumed: the clip does not say)</source>
        <translation>%1 (angenommen: der Clip sagt es nicht)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Primaries</source>
        <translation>Primärfarben</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>Begrenzt</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s), floating point</source>
        <translation>
            <numerusform>%n Bit, Gleitkomma</numerusform>
            <numerusform>%n Bit, Gleitkomma</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <translation>
            <numerusform>%n Bit</numerusform>
            <numerusform>%n Bit</numerusform>
        </translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Premultiplied</source>
        <translation>Vormultipliziert</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Turned by</source>
        <translation>Gedreht um</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Pixel aspect</source>
        <translation>Pixelseitenverhältnis</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>%1 per second, variable</source>
        <translation>%1 pro Sekunde, veränderlich</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>First frame number</source>
        <translation>Erste Bildnummer</translation>
    </message>
    <message>
        <source>Start timecode</source>
        <translation>Anfangs-Timecode</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schäden</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Frames %1 to %2</source>
        <translation>Bilder %1 bis %2</translation>
    </message>
    <message>
        <source>Frame durations</source>
        <translation>Bilddauern</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 bis %2 s</translation>
    </message>
    <message>
        <source>First timestamp</source>
        <translation>Erster Zeitstempel</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>filigree::ClipPropertiesDialog</name>
    <message>
        <source>Clip properties</source>
        <translation>Clip-Eigenschaften</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>filigree::ClipsPanel</name>
    <message>
        <source>Drop footage into the window, or open it, to add a clip.</source>
        <translation>Ziehen Sie Material ins Fenster oder öffnen Sie es, um einen Clip hinzuzufügen.</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>Of a clip&apos;s footage</extracomment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3, %4 per second</source>
        <extracomment>Width, height, number of frames, frames per second</extracomment>
        <translation>%1 × %2 Pixel, %3, %4 pro Sekunde</translation>
    </message>
    <message>
        <source>Its footage is not where it was: relink it.</source>
        <translation>Sein Material ist nicht mehr dort, wo es war: neu verknüpfen.</translation>
    </message>
</context>
<context>
    <name>filigree::ColoursPage</name>
    <message>
        <source>Overlay opacity:</source>
        <translation>Deckkraft der Überlagerung:</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Around the picture:</source>
        <translation>Um das Bild herum:</translation>
    </message>
    <message>
        <source>Onion skin, frames before:</source>
        <translation>Zwiebelhaut, Bilder davor:</translation>
    </message>
    <message>
        <source>Onion skin, frames after:</source>
        <translation>Zwiebelhaut, Bilder danach:</translation>
    </message>
</context>
<context>
    <name>filigree::Document</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>filigree::Duration</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>filigree::ExportController</name>
    <message>
        <source>The clip is not open: its file is missing.</source>
        <translation>Der Clip ist nicht geöffnet: Seine Datei fehlt.</translation>
    </message>
    <message>
        <source>Exported and checked: %1</source>
        <translation>Exportiert und geprüft: %1</translation>
    </message>
    <message>
        <source>Exported, but not as it should be: %1. See the export queue.</source>
        <translation>Exportiert, aber nicht wie gewollt: %1. Näheres in der Exportliste.</translation>
    </message>
    <message>
        <source>The export failed: %1. See the export queue.</source>
        <translation>Der Export ist fehlgeschlagen: %1. Näheres in der Exportliste.</translation>
    </message>
    <message>
        <source>Exports are running</source>
        <translation>Exporte laufen noch</translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) are not finished.</source>
        <translation>
            <numerusform>%n Export ist nicht fertig.</numerusform>
            <numerusform>%n Exporte sind nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished frames of image sequences are kept; a movie that is not finished is removed.</source>
        <translation>Fertige Bilder von Bildsequenzen bleiben erhalten; ein unfertiger Film wird entfernt.</translation>
    </message>
    <message>
        <source>Stop Exports</source>
        <translation>Exporte abbrechen</translation>
    </message>
    <message>
        <source>Go On Exporting</source>
        <translation>Weiter exportieren</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>No program shows folders here: %1</source>
        <translation>Hier zeigt kein Programm Ordner: %1</translation>
    </message>
</context>
<context>
    <name>filigree::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export – %1</source>
        <translation>Exportieren – %1</translation>
    </message>
    <message>
        <source>Preset:</source>
        <translation>Vorlage:</translation>
    </message>
    <message>
        <source>Save Preset…</source>
        <translation>Vorlage sichern …</translation>
    </message>
    <message>
        <source>Keep these fields under a name in the project</source>
        <translation>Diese Felder unter einem Namen im Projekt aufheben</translation>
    </message>
    <message>
        <source>Remove Preset</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Take this preset out of the project</source>
        <translation>Diese Vorlage aus dem Projekt nehmen</translation>
    </message>
    <message>
        <source>Start in the background and close this window</source>
        <translation>Im Hintergrund beginnen und dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Add to Queue</source>
        <translation>In die Liste</translation>
    </message>
    <message>
        <source>Start in the background and keep this window open for another export</source>
        <translation>Im Hintergrund beginnen und dieses Fenster für einen weiteren Export offen lassen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Save Preset</source>
        <translation>Vorlage sichern</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Vorlage:</translation>
    </message>
</context>
<context>
    <name>filigree::ExportFileBox</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Path:</source>
        <translation>Pfad:</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Choose the file or the folder to write to</source>
        <translation>Datei oder Ordner wählen, in die geschrieben wird</translation>
    </message>
    <message>
        <source>%o stands for the name of the object, %05d for the frame number with five digits, %% for a per cent sign. Missing folders are made.</source>
        <translation>%o steht für den Namen des Objekts, %05d für die Bildnummer mit fünf Ziffern, %% für ein Prozentzeichen. Fehlende Ordner werden angelegt.</translation>
    </message>
    <message>
        <source>Existing files:</source>
        <translation>Vorhandene Dateien:</translation>
    </message>
    <message>
        <source>Do not touch them</source>
        <translation>Nicht anrühren</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Keep finished frames, write the others</source>
        <translation>Fertige Bilder behalten, die anderen schreiben</translation>
    </message>
    <message>
        <source>Pass the sound of the clip through</source>
        <translation>Den Ton des Clips übernehmen</translation>
    </message>
    <message>
        <source>The clip has no sound.</source>
        <translation>Der Clip hat keinen Ton.</translation>
    </message>
    <message>
        <source>Export to Folder</source>
        <translation>In Ordner exportieren</translation>
    </message>
    <message>
        <source>Export to File</source>
        <translation>In Datei exportieren</translation>
    </message>
    <message>
        <source>Movies (%1)</source>
        <translation>Filme (%1)</translation>
    </message>
</context>
<context>
    <name>filigree::ExportFormatBox</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format:</source>
        <translation>Format:</translation>
    </message>
    <message>
        <source>Content:</source>
        <translation>Inhalt:</translation>
    </message>
    <message>
        <source>Alpha:</source>
        <translation>Alpha:</translation>
    </message>
    <message>
        <source>Soft edges:</source>
        <translation>Weiche Kanten:</translation>
    </message>
    <message>
        <source>Primaries:</source>
        <translation>Primärfarben:</translation>
    </message>
    <message>
        <source>Transfer:</source>
        <translation>Übertragung:</translation>
    </message>
    <message>
        <source>Matrix:</source>
        <translation>Matrix:</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>Lineares Licht</translation>
    </message>
    <message>
        <source>Brings the values to linear light, as compositing programs expect of EXR; otherwise they stay as a display shows them.</source>
        <translation>Bringt die Werte in lineares Licht, wie es Compositing-Programme von EXR erwarten; sonst bleiben sie, wie ein Bildschirm sie zeigt.</translation>
    </message>
    <message>
        <source>ProRes 4444 (MOV)</source>
        <translation>ProRes 4444 (MOV)</translation>
    </message>
    <message>
        <source>ProRes 4444 XQ (MOV)</source>
        <translation>ProRes 4444 XQ (MOV)</translation>
    </message>
    <message>
        <source>FFV1, lossless (MKV)</source>
        <translation>FFV1, verlustfrei (MKV)</translation>
    </message>
    <message>
        <source>VP9 (WebM)</source>
        <translation>VP9 (WebM)</translation>
    </message>
    <message>
        <source>PNG sequence, 8 bit</source>
        <translation>PNG-Sequenz, 8 Bit</translation>
    </message>
    <message>
        <source>PNG sequence, 16 bit</source>
        <translation>PNG-Sequenz, 16 Bit</translation>
    </message>
    <message>
        <source>TIFF sequence, 16 bit</source>
        <translation>TIFF-Sequenz, 16 Bit</translation>
    </message>
    <message>
        <source>EXR sequence, half float</source>
        <translation>EXR-Sequenz, Half Float</translation>
    </message>
    <message>
        <source>EXR sequence, float</source>
        <translation>EXR-Sequenz, Float</translation>
    </message>
    <message>
        <source>Foreground and alpha</source>
        <translation>Vordergrund und Alpha</translation>
    </message>
    <message>
        <source>Foreground without alpha</source>
        <translation>Vordergrund ohne Alpha</translation>
    </message>
    <message>
        <source>Alpha only, as grey</source>
        <translation>Nur Alpha, als Grau</translation>
    </message>
    <message>
        <source>Mask, black and white</source>
        <translation>Maske, schwarz-weiß</translation>
    </message>
    <message>
        <source>Trimap</source>
        <translation>Trimap</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Premultiplied (over black)</source>
        <translation>Vormultipliziert (über Schwarz)</translation>
    </message>
    <message>
        <source>Decontaminated: the old background removed</source>
        <translation>Dekontaminiert: ohne den alten Hintergrund</translation>
    </message>
    <message>
        <source>As shot: the picture&apos;s own colours</source>
        <translation>Wie gedreht: die eigenen Farben des Bildes</translation>
    </message>
    <message>
        <source>As in the source</source>
        <translation>Wie in der Quelle</translation>
    </message>
    <message>
        <source>BT.709</source>
        <translation>BT.709</translation>
    </message>
    <message>
        <source>BT.601, 625 lines</source>
        <translation>BT.601, 625 Zeilen</translation>
    </message>
    <message>
        <source>BT.601, 525 lines</source>
        <translation>BT.601, 525 Zeilen</translation>
    </message>
    <message>
        <source>BT.2020</source>
        <translation>BT.2020</translation>
    </message>
    <message>
        <source>DCI-P3</source>
        <translation>DCI-P3</translation>
    </message>
    <message>
        <source>Display P3</source>
        <translation>Display P3</translation>
    </message>
    <message>
        <source>sRGB</source>
        <translation>sRGB</translation>
    </message>
    <message>
        <source>Gamma 2.2</source>
        <translation>Gamma 2,2</translation>
    </message>
    <message>
        <source>Gamma 2.8</source>
        <translation>Gamma 2,8</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>BT.2020, 10 bit</source>
        <translation>BT.2020, 10 Bit</translation>
    </message>
    <message>
        <source>PQ (HDR)</source>
        <translation>PQ (HDR)</translation>
    </message>
    <message>
        <source>HLG (HDR)</source>
        <translation>HLG (HDR)</translation>
    </message>
    <message>
        <source>BT.601</source>
        <translation>BT.601</translation>
    </message>
    <message>
        <source>What the file says of its colours. The values are not converted.</source>
        <translation>Was die Datei über ihre Farben aussagt. Die Werte werden nicht umgerechnet.</translation>
    </message>
</context>
<context>
    <name>filigree::ExportFramesBox</name>
    <message>
        <source>Objects and frames</source>
        <translation>Objekte und Bilder</translation>
    </message>
    <message>
        <source>Objects:</source>
        <translation>Objekte:</translation>
    </message>
    <message>
        <source>Range:</source>
        <translation>Bereich:</translation>
    </message>
    <message>
        <source>Frames:</source>
        <translation>Bilder:</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between the numbers of the first and the last frame</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Start number:</source>
        <translation>Anfangsnummer:</translation>
    </message>
    <message>
        <source>Count from</source>
        <translation>Zählen ab</translation>
    </message>
    <message>
        <source>Otherwise files are numbered as the frames of the source are.</source>
        <translation>Sonst werden die Dateien wie die Bilder der Quelle nummeriert.</translation>
    </message>
    <message>
        <source>Frame rate:</source>
        <translation>Bildrate:</translation>
    </message>
    <message>
        <source>Timecode:</source>
        <translation>Timecode:</translation>
    </message>
    <message>
        <source>Timecode of the first exported frame</source>
        <translation>Timecode des ersten exportierten Bildes</translation>
    </message>
    <message>
        <source>Each object in its own file</source>
        <translation>Jedes Objekt in eine eigene Datei</translation>
    </message>
    <message>
        <source>All objects combined</source>
        <translation>Alle Objekte zusammen</translation>
    </message>
    <message>
        <source>Only the selected objects</source>
        <translation>Nur die ausgewählten Objekte</translation>
    </message>
    <message>
        <source>In to out point</source>
        <translation>In- bis Out-Punkt</translation>
    </message>
    <message>
        <source>Whole clip</source>
        <translation>Ganzer Clip</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>As in the source</source>
        <translation>Wie in der Quelle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>Beginnt bei</translation>
    </message>
    <message>
        <source>As in the source (%1)</source>
        <translation>Wie in der Quelle (%1)</translation>
    </message>
</context>
<context>
    <name>filigree::ExportPresets</name>
    <message>
        <source>ProRes 4444</source>
        <translation>ProRes 4444</translation>
    </message>
    <message>
        <source>A movie with alpha that every editing program opens.</source>
        <translation>Ein Film mit Alpha, den jedes Schnittprogramm öffnet.</translation>
    </message>
    <message>
        <source>ProRes 4444 XQ</source>
        <translation>ProRes 4444 XQ</translation>
    </message>
    <message>
        <source>As ProRes 4444, with finer colours and larger files.</source>
        <translation>Wie ProRes 4444, mit feineren Farben und größeren Dateien.</translation>
    </message>
    <message>
        <source>PNG sequence</source>
        <translation>PNG-Sequenz</translation>
    </message>
    <message>
        <source>16-bit pictures with straight alpha, without loss.</source>
        <translation>16-Bit-Bilder mit geradem Alpha, ohne Verlust.</translation>
    </message>
    <message>
        <source>PNG sequence, alpha only</source>
        <translation>PNG-Sequenz, nur Alpha</translation>
    </message>
    <message>
        <source>16-bit grey pictures, to be used as a luma matte.</source>
        <translation>Graue 16-Bit-Bilder, als Luma-Matte zu verwenden.</translation>
    </message>
    <message>
        <source>EXR sequence</source>
        <translation>EXR-Sequenz</translation>
    </message>
    <message>
        <source>Half-float pictures in linear light, premultiplied, for compositing.</source>
        <translation>Half-Float-Bilder in linearem Licht, vormultipliziert, fürs Compositing.</translation>
    </message>
    <message>
        <source>WebM</source>
        <translation>WebM</translation>
    </message>
    <message>
        <source>A small VP9 movie with alpha, for web pages.</source>
        <translation>Ein kleiner VP9-Film mit Alpha, für Webseiten.</translation>
    </message>
</context>
<context>
    <name>filigree::ExportQueue</name>
    <message>
        <source>%1 – %2</source>
        <comment>clip and object</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n object(s) combined</source>
        <translation>
            <numerusform>%1 – %n Objekt</numerusform>
            <numerusform>%1 – %n Objekte zusammen</numerusform>
        </translation>
    </message>
    <message>
        <source>PNG, 8 bit</source>
        <translation>PNG, 8 Bit</translation>
    </message>
    <message>
        <source>PNG, 16 bit</source>
        <translation>PNG, 16 Bit</translation>
    </message>
    <message>
        <source>TIFF, 16 bit</source>
        <translation>TIFF, 16 Bit</translation>
    </message>
    <message>
        <source>EXR, half float</source>
        <translation>EXR, Half Float</translation>
    </message>
    <message>
        <source>EXR, float</source>
        <translation>EXR, Float</translation>
    </message>
    <message>
        <source>%1, alpha only</source>
        <translation>%1, nur Alpha</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1, Maske</translation>
    </message>
    <message>
        <source>%1, trimap</source>
        <translation>%1, Trimap</translation>
    </message>
    <message>
        <source>%1, foreground only</source>
        <translation>%1, nur Vordergrund</translation>
    </message>
    <message>
        <source>The graphics processor has too little memory: the mattes were made on the processor.</source>
        <translation>Der Grafikprozessor hat zu wenig Speicher: Die Matten wurden auf dem Prozessor berechnet.</translation>
    </message>
    <message>
        <source>The graphics processor has too little memory: the mattes were made in smaller parts.</source>
        <translation>Der Grafikprozessor hat zu wenig Speicher: Die Matten wurden in kleineren Teilen berechnet.</translation>
    </message>
</context>
<context>
    <name>filigree::ExportQueuePanel</name>
    <message>
        <source>Export queue</source>
        <translation>Exportliste</translation>
    </message>
    <message>
        <source>No exports. File &gt; Export… starts one; it goes on here in the background.</source>
        <translation>Keine Exporte. Datei &gt; Exportieren … beginnt einen; er läuft hier im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>Clear Finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) to do</source>
        <translation>
            <numerusform>%n Export offen</numerusform>
            <numerusform>%n Exporte offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) need your attention</source>
        <translation>
            <numerusform>%n Export braucht Aufmerksamkeit</numerusform>
            <numerusform>%n Exporte brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <comment>between two statements</comment>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>filigree::ExportQueueRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reveal in Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy Command Line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>What was compared when the finished files were read back</source>
        <translation>Was verglichen wurde, als die fertigen Dateien zurückgelesen wurden</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Written and checked</source>
        <translation>Geschrieben und geprüft</translation>
    </message>
    <message>
        <source>Written, but not as it should be</source>
        <translation>Geschrieben, aber nicht wie gewollt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>stage, steps done, all steps</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1 – about %2 left</source>
        <translation>%1 – noch etwa %2</translation>
    </message>
    <message>
        <source>%1, %2, took %3</source>
        <translation>%1, %2, dauerte %3</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 expected, %3 found</source>
        <translation>%1: %2 erwartet, %3 gefunden</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what, format</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ bestanden</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ nicht bestanden</translation>
    </message>
</context>
<context>
    <name>filigree::ExportSummary</name>
    <message>
        <source>No object is selected that could be exported.</source>
        <translation>Es ist kein Objekt ausgewählt, das exportiert werden könnte.</translation>
    </message>
    <message>
        <source>The clip has no object that could be exported.</source>
        <translation>Der Clip hat kein Objekt, das exportiert werden könnte.</translation>
    </message>
    <message>
        <source>The last frame lies before the first one.</source>
        <translation>Das letzte Bild liegt vor dem ersten.</translation>
    </message>
    <message numerus="yes">
        <source>The range does not lie within the %n frame(s) of the clip.</source>
        <translation>
            <numerusform>Der Bereich liegt nicht innerhalb des einen Bildes des Clips.</numerusform>
            <numerusform>Der Bereich liegt nicht innerhalb der %n Bilder des Clips.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no frame rate. Write for example 25, 23.976 or 24000/1001.</source>
        <translation>Das ist keine Bildrate. Schreiben Sie zum Beispiel 25, 23,976 oder 24000/1001.</translation>
    </message>
    <message>
        <source>This is no timecode at this frame rate. Write hours, minutes, seconds and frames as in 01:00:00:00; drop-frame has a ; before the frames.</source>
        <translation>Das ist bei dieser Bildrate kein Timecode. Schreiben Sie Stunden, Minuten, Sekunden und Bilder wie in 01:00:00:00; Drop-Frame hat ein ; vor den Bildern.</translation>
    </message>
    <message>
        <source>The numbers become too large.</source>
        <translation>Die Nummern werden zu groß.</translation>
    </message>
    <message>
        <source>Choose where to write.</source>
        <translation>Wählen Sie, wohin geschrieben wird.</translation>
    </message>
    <message>
        <source>Write the whole path, with its folder.</source>
        <translation>Schreiben Sie den ganzen Pfad, mit dem Ordner.</translation>
    </message>
    <message>
        <source>all objects combined</source>
        <translation>alle Objekte zusammen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>names of the first and the last file</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Two objects would both be written to %1. Put %o, which stands for the object&apos;s name, into the path.</source>
        <translation>Zwei Objekte würden beide nach %1 geschrieben. Setzen Sie %o, das für den Namen des Objekts steht, in den Pfad.</translation>
    </message>
    <message>
        <source>An export in the queue is going to write %1.</source>
        <translation>Ein Export in der Liste wird %1 schreiben.</translation>
    </message>
    <message>
        <source>%1 is there already. Choose another name, or what is to become of existing files.</source>
        <translation>%1 gibt es schon. Wählen Sie einen anderen Namen oder was mit vorhandenen Dateien geschieht.</translation>
    </message>
    <message>
        <source>%1 will be overwritten.</source>
        <translation>%1 wird überschrieben.</translation>
    </message>
    <message>
        <source>Nothing can be written in %1.</source>
        <translation>In %1 kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>There is not enough room on this disk.</source>
        <translation>Auf diesem Datenträger ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>The room on this disk may not be enough.</source>
        <translation>Der Platz auf diesem Datenträger reicht vielleicht nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) cannot be made: no prompt reaches these frames.</source>
        <translation>
            <numerusform>%n Matte kann nicht berechnet werden: Keine Vorgabe reicht bis zu diesem Bild.</numerusform>
            <numerusform>%n Matten können nicht berechnet werden: Keine Vorgabe reicht bis zu diesen Bildern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) are missing. Have them made first, or change the range.</source>
        <translation>
            <numerusform>%n Matte fehlt. Lassen Sie sie zuerst berechnen oder ändern Sie den Bereich.</numerusform>
            <numerusform>%n Matten fehlen. Lassen Sie sie zuerst berechnen oder ändern Sie den Bereich.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filigree::ExportSummaryBox</name>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Will be written:</source>
        <translation>Geschrieben wird:</translation>
    </message>
    <message>
        <source>Make these mattes first</source>
        <translation>Diese Matten zuerst berechnen</translation>
    </message>
    <message>
        <source>Export the mattes as they are</source>
        <translation>Die Matten exportieren, wie sie sind</translation>
    </message>
    <message>
        <source>The same on the command line:</source>
        <translation>Dasselbe auf der Befehlszeile:</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Save the project to get a command line: it reads the project&apos;s file.</source>
        <translation>Speichern Sie das Projekt, um eine Befehlszeile zu erhalten: Sie liest die Projektdatei.</translation>
    </message>
    <message>
        <source>Copy Command Line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s)</source>
        <translation>
            <numerusform>%n Ausgabe</numerusform>
            <numerusform>%n Ausgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>About %1; %2 are free there</source>
        <translation>Etwa %1; dort sind %2 frei</translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) in the range are older than their prompts.</source>
        <translation>
            <numerusform>%n Matte im Bereich ist älter als ihre Vorgaben.</numerusform>
            <numerusform>%n Matten im Bereich sind älter als ihre Vorgaben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matte(s) in the range are missing.</source>
        <translation>
            <numerusform>%n Matte im Bereich fehlt.</numerusform>
            <numerusform>%n Matten im Bereich fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>filigree::FieldNote</name>
    <message>
        <source>✕ %1</source>
        <translation>✕ %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
</context>
<context>
    <name>filigree::FoldingSection</name>
    <message>
        <source>Open. Press to fold.</source>
        <translation>Offen. Drücken, um zuzuklappen.</translation>
    </message>
    <message>
        <source>Folded. Press to open.</source>
        <translation>Zugeklappt. Drücken, um zu öffnen.</translation>
    </message>
</context>
<context>
    <name>filigree::FoundPanel</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>No.</source>
        <extracomment>Columns: the number of a candidate, what it is, how sure, which object it is already</extracomment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Least score</source>
        <translation>Mindestgüte</translation>
    </message>
    <message>
        <source>Candidates with a lower score are not shown</source>
        <translation>Was weniger gut passt, wird nicht gezeigt</translation>
    </message>
    <message>
        <source>Accept All</source>
        <translation>Alle nehmen</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Lists the networks that need a download, and installs them.</source>
        <translation>Zeigt die Netze, die heruntergeladen werden müssen, und installiert sie.</translation>
    </message>
    <message>
        <source>Detect again on this frame: objects that were found by text, and new ones</source>
        <translation>In diesem Bild erneut suchen: nach Text gefundene Objekte und neue</translation>
    </message>
    <message>
        <source>Take none of them (Escape)</source>
        <translation>Nichts davon nehmen (Escape)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: already “%2”</source>
        <translation>%1: schon „%2“</translation>
    </message>
    <message>
        <source>Type into the field of the tool bar what is to be found on this frame.</source>
        <translation>Geben Sie in das Feld der Werkzeugleiste ein, was in diesem Bild gefunden werden soll.</translation>
    </message>
    <message>
        <source>Accept Best</source>
        <translation>Besten nehmen</translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>%n nehmen</numerusform>
            <numerusform>%n nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: makes an object of what is marked, else of the best one. A click on the picture takes one, Ctrl+click or its number marks it.</source>
        <translation>Eingabetaste: macht aus dem Markierten ein Objekt, sonst aus dem besten Fund. Ein Klick im Bild nimmt einen, Strg+Klick oder seine Nummer markiert ihn.</translation>
    </message>
    <message>
        <source>Makes an object of each that is sure and none yet</source>
        <translation>Macht aus jedem sicheren Fund, der noch keines ist, ein Objekt</translation>
    </message>
</context>
<context>
    <name>filigree::GeneralPage</name>
    <message>
        <source>Language:</source>
        <translation>Sprache:</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Autosave every:</source>
        <translation>Automatisch sichern alle:</translation>
    </message>
    <message>
        <source>Each change is noted down at once, and after a crash offered again at the next start. An autosave sees to it that mattes outlive a power cut as well. Your project file changes only when you save.</source>
        <translation>Jede Änderung wird sofort festgehalten und nach einem Absturz beim nächsten Start wieder angeboten. Das automatische Sichern sorgt dafür, dass auch Matten einen Stromausfall überstehen. Ihre Projektdatei ändert sich nur, wenn Sie speichern.</translation>
    </message>
</context>
<context>
    <name>filigree::GuideController</name>
    <message>
        <source>Open a clip</source>
        <translation>Einen Clip öffnen</translation>
    </message>
    <message>
        <source>The demo clip is made on the spot and takes no download. Or drop a clip of your own on the window.</source>
        <translation>Der Demo-Clip wird an Ort und Stelle erzeugt und braucht keinen Download. Oder ziehen Sie einen eigenen Clip auf das Fenster.</translation>
    </message>
    <message>
        <source>Open Demo</source>
        <translation>Demo öffnen</translation>
    </message>
    <message>
        <source>Click what you want to cut out</source>
        <translation>Klicken Sie an, was Sie freistellen wollen</translation>
    </message>
    <message>
        <source>Click inside it in the picture. Hold Shift to see beforehand what a click would select.</source>
        <translation>Klicken Sie im Bild hinein. Halten Sie Umschalt, um vorab zu sehen, was ein Klick auswählen würde.</translation>
    </message>
    <message>
        <source>Look at the colour over it</source>
        <translation>Sehen Sie die Farbe darüber an</translation>
    </message>
    <message>
        <source>It shows what was understood. Where something is missing, click again; where there is too much, Ctrl-click.</source>
        <translation>Sie zeigt, was verstanden wurde. Wo etwas fehlt, klicken Sie noch einmal; wo es zu viel ist, klicken Sie mit Strg.</translation>
    </message>
    <message>
        <source>Looks Good</source>
        <translation>Sieht gut aus</translation>
    </message>
    <message>
        <source>Track it through the clip</source>
        <translation>Durch den Clip verfolgen</translation>
    </message>
    <message>
        <source>The other frames are done in the background. You can go on working, and correct any frame with a click.</source>
        <translation>Die anderen Bilder werden im Hintergrund berechnet. Sie können weiterarbeiten und jedes Bild mit einem Klick verbessern.</translation>
    </message>
    <message>
        <source>It goes on in the background; the bar at the bottom says how far. You can go on working, and correct any frame with a click.</source>
        <translation>Es läuft im Hintergrund weiter; der Balken unten zeigt, wie weit es ist. Sie können weiterarbeiten und jedes Bild mit einem Klick verbessern.</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <source>See it cut out</source>
        <translation>Freigestellt ansehen</translation>
    </message>
    <message>
        <source>The matte view shows it over a checkerboard, with hair and soft edges. Press Space to play.</source>
        <translation>Die Matte-Ansicht zeigt es über einem Schachbrett, mit Haaren und weichen Kanten. Die Leertaste spielt ab.</translation>
    </message>
    <message>
        <source>Show Matte</source>
        <translation>Matte zeigen</translation>
    </message>
    <message>
        <source>Export it</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Choose ProRes 4444, PNG or EXR. What was written is read back and checked.</source>
        <translation>Wählen Sie ProRes 4444, PNG oder EXR. Was geschrieben wurde, wird zurückgelesen und geprüft.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
</context>
<context>
    <name>filigree::GuideStrip</name>
    <message>
        <source>Guide, step %1 of %2: %3</source>
        <translation>Anleitung, Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Goes on to the next step</source>
        <translation>Geht zum nächsten Schritt weiter</translation>
    </message>
    <message>
        <source>Close the guide; Help starts it again</source>
        <translation>Die Anleitung schließen; Hilfe beginnt sie von Neuem</translation>
    </message>
    <message>
        <source>Close the guide</source>
        <translation>Die Anleitung schließen</translation>
    </message>
</context>
<context>
    <name>filigree::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Click a step to go back or forward to it.</source>
        <translation>Klicken Sie auf einen Schritt, um zu ihm zurück- oder vorzugehen.</translation>
    </message>
</context>
<context>
    <name>filigree::InspectorController</name>
    <message>
        <source>Tracker</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Default Settings</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>About %1 ms a frame on this computer.</source>
        <translation>Etwa %1 ms pro Bild auf diesem Rechner.</translation>
    </message>
    <message>
        <source>About %1 s a frame on this computer.</source>
        <translation>Etwa %1 s pro Bild auf diesem Rechner.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Not installed; see Edit ▸ Models.</source>
        <translation>Nicht installiert; siehe Bearbeiten ▸ Modelle.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>The best that is installed: %1.</source>
        <translation>Das beste installierte: %1.</translation>
    </message>
    <message>
        <source>Likely about %1 s a frame on this computer.</source>
        <translation>Wohl etwa %1 s pro Bild auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Up to %1 MB of memory for the region.</source>
        <translation>Bis zu %1 MB Speicher für den Bereich.</translation>
    </message>
    <message>
        <source>The best installed for this object&apos;s region: %1.</source>
        <translation>Das beste installierte für den Bereich dieses Objekts: %1.</translation>
    </message>
</context>
<context>
    <name>filigree::InspectorPanel</name>
    <message>
        <source>Select an object to see and change how it is tracked and matted.</source>
        <translation>Wählen Sie ein Objekt aus, um zu sehen und zu ändern, wie es verfolgt und freigestellt wird.</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>Trimap</source>
        <translation>Trimap</translation>
    </message>
    <message>
        <source>Matting</source>
        <translation>Freistellung</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Copy these settings to other objects</source>
        <translation>Diese Einstellungen auf andere Objekte übertragen</translation>
    </message>
    <message>
        <source>Copy To…</source>
        <translation>Übertragen auf …</translation>
    </message>
    <message>
        <source>Reset all settings of the selected objects</source>
        <translation>Alle Einstellungen der ausgewählten Objekte zurücksetzen</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked: mattes that were made stay as they are.</source>
        <translation>Gesperrt: Berechnete Matten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Some are locked: mattes that were made of them stay as they are.</source>
        <translation>Einige sind gesperrt: Ihre berechneten Matten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A quality, and how long it takes</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>All Other Objects</source>
        <translation>Alle anderen Objekte</translation>
    </message>
</context>
<context>
    <name>filigree::MainWindow</name>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (schreibgeschützt)</translation>
    </message>
    <message>
        <source>%1[*] – %2 – Filigree</source>
        <translation>%1[*] – %2 – Filigree</translation>
    </message>
    <message>
        <source>%1[*] – Filigree</source>
        <translation>%1[*] – Filigree</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
</context>
<context>
    <name>filigree::MeaningsController</name>
    <message>
        <source>“%1” is locked here. Unlock it to change it.</source>
        <translation>„%1“ ist hier gesperrt. Zum Ändern die Sperre aufheben.</translation>
    </message>
    <message>
        <source>Tab shows what else this click may mean.</source>
        <translation>Tab zeigt, was dieser Klick sonst bedeuten kann.</translation>
    </message>
    <message>
        <source>Click on this frame first: meanings are those of a click.</source>
        <translation>Zuerst auf diesem Bild klicken: Bedeutungen sind die eines Klicks.</translation>
    </message>
    <message>
        <source>Looking for other meanings…</source>
        <translation>Andere Bedeutungen werden gesucht …</translation>
    </message>
    <message>
        <source>The prompts on this frame have one meaning only.</source>
        <translation>Die Hinweise auf diesem Bild haben nur eine Bedeutung.</translation>
    </message>
</context>
<context>
    <name>filigree::MeaningsPopup</name>
    <message>
        <source>What is meant on this frame?</source>
        <translation>Was ist auf diesem Bild gemeint?</translation>
    </message>
    <message>
        <source>Meaning %1</source>
        <translation>Bedeutung %1</translation>
    </message>
</context>
<context>
    <name>filigree::ModelManagerDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>What is known of the model</source>
        <translation>Was über das Modell bekannt ist</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Reads the whole file and compares it with what was published</source>
        <translation>Liest die ganze Datei und vergleicht sie mit dem, was veröffentlicht wurde</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Import File…</source>
        <translation>Datei importieren …</translation>
    </message>
    <message>
        <source>Takes a file that you have; which model it is of is seen from it</source>
        <translation>Nimmt eine Datei, die Sie haben; zu welchem Modell sie gehört, ist ihr anzusehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>Mirror:</source>
        <translation>Spiegelserver:</translation>
    </message>
    <message>
        <source>Proxy:</source>
        <translation>Proxy:</translation>
    </message>
    <message>
        <source>The system&apos;s place for your data</source>
        <translation>Der Platz des Systems für Ihre Daten</translation>
    </message>
    <message>
        <source>The authors&apos; own servers</source>
        <translation>Die Server der Urheber</translation>
    </message>
    <message>
        <source>Address of a copy of a models folder, asked in place of the authors&apos; servers</source>
        <translation>Adresse einer Kopie eines Modellordners, die anstelle der Server der Urheber gefragt wird</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Der des Systems</translation>
    </message>
    <message>
        <source>http://host:port or socks5://host:port; &quot;none&quot; for no proxy at all</source>
        <translation>http://host:port oder socks5://host:port; „none“ für gar keinen Proxy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>licence, commercial use</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 on the disk</source>
        <translation>%1 auf der Platte</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Its text</source>
        <translation>Ihr Text</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>Memory needed</source>
        <translation>Benötigter Speicher</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Only by import</source>
        <translation>Nur durch Import</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>SHA-256, published</source>
        <translation>SHA-256, veröffentlicht</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>SHA-256, of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Import Model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Models (%1);;All files (%2)</source>
        <translation>Modelle (%1);;Alle Dateien (%2)</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the disk? It can be installed again.</source>
        <translation>%1 von der Platte entfernen? Es kann wieder installiert werden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>filigree::ModelsController</name>
    <message>
        <source>%1 was imported as %2.</source>
        <translation>%1 wurde als %2 importiert.</translation>
    </message>
</context>
<context>
    <name>filigree::ObjectDelegate</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>filigree::ObjectsController</name>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <source>Solo %1</source>
        <translation>%1 allein zeigen</translation>
    </message>
    <message>
        <source>End Solo of %1</source>
        <translation>Solo von %1 beenden</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Make %1 “Not This”</source>
        <translation>%1 zu „Nicht das“ machen</translation>
    </message>
    <message>
        <source>Cut Out %1 Again</source>
        <translation>%1 wieder freistellen</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>Take %1 out of Group</source>
        <translation>%1 aus der Gruppe nehmen</translation>
    </message>
    <message>
        <source>Group %1 into %2</source>
        <translation>%1 in %2 gruppieren</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
</context>
<context>
    <name>filigree::ObjectsModel</name>
    <message numerus="yes">
        <source>%n frame(s) up to date</source>
        <translation>
            <numerusform>%n Bild aktuell</numerusform>
            <numerusform>%n Bilder aktuell</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) to be made again</source>
        <translation>
            <numerusform>%n Bild neu zu berechnen</numerusform>
            <numerusform>%n Bilder neu zu berechnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) to be looked at</source>
        <translation>
            <numerusform>%n Bild anzusehen</numerusform>
            <numerusform>%n Bilder anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown. Click to hide.</source>
        <translation>Sichtbar. Klicken, um es zu verbergen.</translation>
    </message>
    <message>
        <source>Hidden. Click to show.</source>
        <translation>Verborgen. Klicken, um es zu zeigen.</translation>
    </message>
    <message>
        <source>Solo: objects without solo are hidden. Click to end.</source>
        <translation>Solo: Objekte ohne Solo sind verborgen. Klicken, um es zu beenden.</translation>
    </message>
    <message>
        <source>Click to show only objects with solo.</source>
        <translation>Klicken, um nur Objekte mit Solo zu zeigen.</translation>
    </message>
    <message>
        <source>Locked: its results never change. Click to unlock.</source>
        <translation>Gesperrt: Seine Ergebnisse ändern sich nie. Klicken, um zu entsperren.</translation>
    </message>
    <message>
        <source>Click to lock all results of this object.</source>
        <translation>Klicken, um alle Ergebnisse dieses Objekts zu sperren.</translation>
    </message>
    <message>
        <source>“Not this”: only keeps other objects off its pixels. Click to end.</source>
        <translation>„Nicht das“: Hält nur andere Objekte von seinen Pixeln fern. Klicken, um es zu beenden.</translation>
    </message>
    <message>
        <source>Click to make it “not this”: it then only keeps other objects off its pixels, and is neither matted nor exported.</source>
        <translation>Klicken für „Nicht das“: Es hält dann nur andere Objekte von seinen Pixeln fern und wird weder freigestellt noch exportiert.</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n object(s)</source>
        <translation>
            <numerusform>Gruppe %1, %n Objekt</numerusform>
            <numerusform>Gruppe %1, %n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to change it for the whole group.</source>
        <translation>Klicken, um es für die ganze Gruppe zu ändern.</translation>
    </message>
</context>
<context>
    <name>filigree::ObjectsPanel</name>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Add Object</source>
        <translation>Objekt hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate Objects</source>
        <translation>Objekte duplizieren</translation>
    </message>
    <message>
        <source>Group Objects</source>
        <translation>Objekte gruppieren</translation>
    </message>
    <message>
        <source>Move Up (Alt+Up)</source>
        <translation>Nach oben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Move Down (Alt+Down)</source>
        <translation>Nach unten (Alt+Runter)</translation>
    </message>
    <message>
        <source>Delete Objects (Del)</source>
        <translation>Objekte löschen (Entf)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Click something in the picture to cut it out: it becomes the first object.</source>
        <translation>Klicken Sie etwas im Bild an, um es freizustellen: Es wird das erste Objekt.</translation>
    </message>
    <message>
        <source>Open a clip to cut something out of it.</source>
        <translation>Öffnen Sie einen Clip, um etwas daraus freizustellen.</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
</context>
<context>
    <name>filigree::PathOpener</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Projects and footage (*.filigree *.mov *.mp4 *.m4v *.mkv *.avi *.mxf *.webm *.mpg *.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.bmp *.webp)</source>
        <translation>Projekte und Aufnahmen (*.filigree *.mov *.mp4 *.m4v *.mkv *.avi *.mxf *.webm *.mpg *.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.bmp *.webp)</translation>
    </message>
    <message>
        <source>Filigree projects (*.filigree)</source>
        <translation>Filigree-Projekte (*.filigree)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open Image Sequence</source>
        <translation>Bildsequenz öffnen</translation>
    </message>
</context>
<context>
    <name>filigree::PercentSlider</name>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>filigree::PerformancePage</name>
    <message>
        <source>Frames in memory:</source>
        <translation>Bilder im Speicher:</translation>
    </message>
    <message>
        <source> MiB</source>
        <comment>after a number</comment>
        <translation> MiB</translation>
    </message>
    <message>
        <source>A quarter of the memory (%1 MiB)</source>
        <translation>Ein Viertel des Speichers (%1 MiB)</translation>
    </message>
    <message>
        <source>Results on disk:</source>
        <translation>Ergebnisse auf der Platte:</translation>
    </message>
    <message>
        <source> GiB</source>
        <comment>after a number</comment>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Mattes that were superseded, kept so that undo is instant. What a project needs is always kept.</source>
        <translation>Überholte Matten, aufgehoben, damit Rückgängig sofort geht. Was ein Projekt braucht, bleibt immer.</translation>
    </message>
    <message>
        <source>Folder for results:</source>
        <translation>Ordner für Ergebnisse:</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Threads:</source>
        <translation>Threads:</translation>
    </message>
    <message>
        <source>One per core (%1)</source>
        <translation>Einer pro Kern (%1)</translation>
    </message>
    <message>
        <source>Engines run on:</source>
        <translation>Gerechnet wird auf:</translation>
    </message>
    <message>
        <source>Networks multiply in bf16</source>
        <translation>Netze multiplizieren in bf16</translation>
    </message>
    <message>
        <source>Faster, and a little less exact. For SAM 2 and matting networks on graphics processors, and processors with AVX-512 BF16.</source>
        <translation>Schneller und etwas weniger genau. Für die Netze von SAM 2 und der Freistellung auf Grafikprozessoren und auf Prozessoren mit AVX-512 BF16.</translation>
    </message>
    <message>
        <source>Not on this computer: none of its processors multiplies in bf16.</source>
        <translation>Nicht auf diesem Rechner: Keiner seiner Prozessoren multipliziert in bf16.</translation>
    </message>
    <message>
        <source>The folder is used from the next project on, the device from the next job on, threads in full from the next start on, the rest at once.</source>
        <translation>Der Ordner gilt ab dem nächsten Projekt, das Gerät ab dem nächsten Auftrag, Threads ganz erst ab dem nächsten Start, der Rest sofort.</translation>
    </message>
    <message>
        <source>Folder for Results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
    <message>
        <source>OWLv2 looks at:</source>
        <translation>OWLv2 sieht:</translation>
    </message>
    <message>
        <source>The padded square, as published</source>
        <translation>Das aufgefüllte Quadrat, wie veröffentlicht</translation>
    </message>
    <message>
        <source>The picture alone: faster</source>
        <translation>Nur das Bild: schneller</translation>
    </message>
    <message>
        <source>The picture at three quarters: fastest</source>
        <translation>Das Bild auf drei Viertel verkleinert: am schnellsten</translation>
    </message>
    <message>
        <source>How the network that finds objects by text sees a frame. The faster ways depart from what it was trained on, and the last one may miss small things. How much they lose has been measured with made-up weights only: look at what they find.</source>
        <translation>Wie das Netz, das Objekte nach einem Text findet, ein Bild sieht. Die schnelleren Arten weichen von dem ab, womit es trainiert wurde, und der letzten kann Kleines entgehen. Was sie verlieren, wurde nur mit erfundenen Gewichten gemessen: Sehen Sie sich an, was sie finden.</translation>
    </message>
</context>
<context>
    <name>filigree::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Voreinstellungen</translation>
    </message>
</context>
<context>
    <name>filigree::PresetCommands</name>
    <message>
        <source>Save Export Preset &quot;%1&quot;</source>
        <translation>Exportvorlage „%1“ sichern</translation>
    </message>
    <message>
        <source>Remove Export Preset &quot;%1&quot;</source>
        <translation>Exportvorlage „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>filigree::ProgramFacts</name>
    <message>
        <source>LGPL 2.1 or GPL 2, as it was built</source>
        <translation>LGPL 2.1 oder GPL 2, je nachdem, wie es gebaut wurde</translation>
    </message>
    <message>
        <source>of the system</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics processor %1</source>
        <translation>Grafikprozessor %1</translation>
    </message>
</context>
<context>
    <name>filigree::ProjectLife</name>
    <message>
        <source>Work in progress cannot be kept safe.</source>
        <translation>Laufende Arbeit kann nicht gesichert werden.</translation>
    </message>
    <message>
        <source>%1 is open already.</source>
        <translation>%1 ist schon geöffnet.</translation>
    </message>
    <message>
        <source>The project cannot be opened.</source>
        <translation>Das Projekt kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>Project in Use</source>
        <translation>Projekt in Benutzung</translation>
    </message>
    <message>
        <source>%1 is being edited in another window.</source>
        <translation>%1 wird in einem anderen Fenster bearbeitet.</translation>
    </message>
    <message>
        <source>You can open a copy to look at, and save it under another name.</source>
        <translation>Sie können eine Kopie zum Ansehen öffnen und unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>Schreibgeschützt öffnen</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Filigree projects (*.filigree)</source>
        <translation>Filigree-Projekte (*.filigree)</translation>
    </message>
    <message>
        <source>The project was not saved.</source>
        <translation>Das Projekt wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>The work cannot be recovered.</source>
        <translation>Die Arbeit kann nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The folder for results that is set in the preferences cannot be used; the system&apos;s own is used instead.</source>
        <translation>Der in den Einstellungen gewählte Ordner für Ergebnisse ist nicht benutzbar; stattdessen wird der des Systems benutzt.</translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation>%1 ist geöffnet.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Opening %1 was cancelled.</source>
        <translation>Das Öffnen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message>
        <source>Saving was cancelled. The file is as it was.</source>
        <translation>Das Speichern wurde abgebrochen. Die Datei ist, wie sie war.</translation>
    </message>
</context>
<context>
    <name>filigree::PromptController</name>
    <message>
        <source>Select the object whose edge you want to paint.</source>
        <translation>Wählen Sie das Objekt aus, dessen Kante Sie malen wollen.</translation>
    </message>
    <message>
        <source>“%1” is locked. Unlock it to change it.</source>
        <translation>„%1“ ist gesperrt. Entsperren Sie es, um es zu ändern.</translation>
    </message>
    <message>
        <source>“%1” is locked on this frame. Unlock the frame to change it.</source>
        <translation>„%1“ ist auf diesem Bild gesperrt. Entsperren Sie das Bild, um es zu ändern.</translation>
    </message>
    <message>
        <source>Select an object to erase from.</source>
        <translation>Wählen Sie ein Objekt aus, an dem radiert wird.</translation>
    </message>
    <message>
        <source>Select the object that is not on this frame.</source>
        <translation>Wählen Sie das Objekt aus, das nicht auf diesem Bild ist.</translation>
    </message>
    <message>
        <source>There is no object here.</source>
        <translation>Hier ist kein Objekt.</translation>
    </message>
    <message>
        <source>There is no prompt to delete on this frame.</source>
        <translation>Auf diesem Bild ist keine Vorgabe zu löschen.</translation>
    </message>
</context>
<context>
    <name>filigree::Questions</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to &quot;%1&quot;?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>Ohne Speichern gehen sie verloren.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>filigree::RecoveryDialog</name>
    <message>
        <source>Recover work</source>
        <translation>Arbeit wiederherstellen</translation>
    </message>
    <message>
        <source>Filigree did not end as it should the last time. This work was not saved and can be taken up where it was left:</source>
        <translation>Filigree wurde das letzte Mal nicht richtig beendet. Diese Arbeit war nicht gespeichert und kann dort fortgesetzt werden, wo sie war:</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Work that can be recovered</source>
        <translation>Arbeit, die wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Ask Again Later</source>
        <translation>Später wieder fragen</translation>
    </message>
    <message>
        <source>Never saved</source>
        <translation>Nie gespeichert</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Discard work</source>
        <translation>Arbeit verwerfen</translation>
    </message>
    <message>
        <source>Discard the work on &quot;%1&quot; for good?</source>
        <translation>Die Arbeit an „%1“ endgültig verwerfen?</translation>
    </message>
    <message>
        <source>It was never saved: nothing of it will be left.</source>
        <translation>Sie wurde nie gespeichert: Nichts davon bleibt übrig.</translation>
    </message>
    <message>
        <source>The saved file stays as it is.</source>
        <translation>Die gespeicherte Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>filigree::RelinkDialog</name>
    <message>
        <source>Relink clip</source>
        <translation>Clip neu verknüpfen</translation>
    </message>
    <message>
        <source>The file of the clip &quot;%1&quot; is not where it was. Nothing is lost: with the file, or a copy of it, everything goes on as before.</source>
        <translation>Die Datei des Clips „%1“ ist nicht mehr dort, wo sie war. Nichts ist verloren: Mit der Datei oder einer Kopie davon geht alles weiter wie zuvor.</translation>
    </message>
    <message>
        <source>What is known of the clip</source>
        <translation>Was von dem Clip bekannt ist</translation>
    </message>
    <message>
        <source>Was at</source>
        <translation>War in</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Size of the first file</source>
        <translation>Größe der ersten Datei</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>Größe der Datei</translation>
    </message>
    <message>
        <source>Now at:</source>
        <translation>Jetzt in:</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Search Folder…</source>
        <translation>Ordner durchsuchen …</translation>
    </message>
    <message>
        <source>Looks for the file in a folder and all folders in it</source>
        <translation>Sucht die Datei in einem Ordner und allen Ordnern darin</translation>
    </message>
    <message>
        <source>Leave Offline</source>
        <translation>Offline lassen</translation>
    </message>
    <message>
        <source>Relink</source>
        <translation>Neu verknüpfen</translation>
    </message>
    <message>
        <source>✓ This is the very file.</source>
        <translation>✓ Das ist genau diese Datei.</translation>
    </message>
    <message>
        <source>It has %1 × %2 pixels: mattes and prompts would not fit.</source>
        <translation>Sie hat %1 × %2 Pixel: Matten und Vorgaben würden nicht passen.</translation>
    </message>
    <message numerus="yes">
        <source>it has %n frame(s)</source>
        <translation>
            <numerusform>sie hat %n Bild</numerusform>
            <numerusform>sie hat %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>it runs at %1 frames per second</source>
        <translation>sie läuft mit %1 Bildern pro Sekunde</translation>
    </message>
    <message>
        <source>It has the same size and length, but it is not the very file: mattes may not fit.</source>
        <translation>Sie ist gleich groß und gleich lang, aber nicht dieselbe Datei: Matten passen vielleicht nicht.</translation>
    </message>
    <message>
        <source>It is another file: %1. Mattes may not fit.</source>
        <translation>Es ist eine andere Datei: %1. Matten passen vielleicht nicht.</translation>
    </message>
    <message>
        <source>File of the Clip</source>
        <translation>Datei des Clips</translation>
    </message>
    <message>
        <source>Folder to Search</source>
        <translation>Zu durchsuchender Ordner</translation>
    </message>
</context>
<context>
    <name>filigree::ReviewModel</name>
    <message>
        <source>Frame %1, %2: %3
%4</source>
        <translation>Bild %1, %2: %3
%4</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Sure</source>
        <extracomment>Column: how sure it is that something is wrong, in percent</extracomment>
        <translation>Sicher</translation>
    </message>
</context>
<context>
    <name>filigree::ReviewPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Kind of problem</source>
        <translation>Art des Problems</translation>
    </message>
    <message>
        <source>Shows only problems of one kind</source>
        <translation>Zeigt nur Probleme einer Art</translation>
    </message>
    <message>
        <source>Previous Problem</source>
        <translation>Voriges Problem</translation>
    </message>
    <message>
        <source>Next Problem</source>
        <translation>Nächstes Problem</translation>
    </message>
    <message>
        <source>Mark as Fine</source>
        <translation>Als gut markieren</translation>
    </message>
    <message>
        <source>All problems</source>
        <translation>Alle Probleme</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A kind of problem and how often it was found</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing to look at. Frames that the tracker or the matter is unsure of are listed here.</source>
        <translation>Nichts anzusehen. Bilder, bei denen der Tracker oder der Freisteller unsicher ist, stehen hier.</translation>
    </message>
</context>
<context>
    <name>filigree::SettingRow</name>
    <message>
        <source>%1, slider</source>
        <translation>%1, Schieberegler</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Voreinstellung</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
</context>
<context>
    <name>filigree::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Edit Shortcuts…</source>
        <translation>Tastenkürzel bearbeiten …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No shortcut fits.</source>
        <translation>Kein Tastenkürzel passt.</translation>
    </message>
</context>
<context>
    <name>filigree::ShortcutsPage</name>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New shortcut:</source>
        <translation>Neues Kürzel:</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset All Shortcuts</source>
        <translation>Alle Tastenkürzel zurücksetzen</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>marks a shortcut</comment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 is in use by: %2. Assigning it takes it away there.</source>
        <translation>%1 gehört schon zu: %2. Beim Zuweisen wird es dort weggenommen.</translation>
    </message>
</context>
<context>
    <name>filigree::StartPanel</name>
    <message>
        <source>Drop a clip here</source>
        <translation>Legen Sie hier einen Clip ab</translation>
    </message>
    <message>
        <source>A movie, a still, a folder of frames or a project</source>
        <translation>Ein Film, ein Standbild, ein Ordner mit Bildern oder ein Projekt</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Choose a movie, a still, a frame of a sequence or a project.</source>
        <translation>Einen Film, ein Standbild, ein Bild einer Sequenz oder ein Projekt wählen.</translation>
    </message>
    <message>
        <source>&amp;Demo Clip</source>
        <translation>&amp;Demo-Clip</translation>
    </message>
    <message>
        <source>Make a short clip to try things with. Nothing is downloaded.</source>
        <translation>Einen kurzen Clip zum Ausprobieren erzeugen. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>&amp;First Cut</source>
        <translation>&amp;Erster Ausschnitt</translation>
    </message>
    <message>
        <source>Cut something out in a minute, step by step, with the real tools.</source>
        <translation>In einer Minute etwas freistellen, Schritt für Schritt, mit den echten Werkzeugen.</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>%1 – in %2</source>
        <translation>%1 – in %2</translation>
    </message>
</context>
<context>
    <name>filigree::StatusController</name>
    <message>
        <source>Frame and timecode</source>
        <translation>Bild und Timecode</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>Graphics processor %1</source>
        <translation>Grafikprozessor %1</translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n Thread</numerusform>
            <numerusform>CPU, %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>filigree::StatusStrip</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop; what is done stays</source>
        <translation>Anhalten; was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory %1 of %2</source>
        <translation>Speicher %1 von %2</translation>
    </message>
    <message>
        <source>Decoded frames and mattes that are kept in memory</source>
        <translation>Dekodierte Bilder und Matten, die im Speicher gehalten werden</translation>
    </message>
    <message>
        <source>Cache %1</source>
        <translation>Zwischenspeicher %1</translation>
    </message>
    <message>
        <source>Results that are kept on disk</source>
        <translation>Ergebnisse, die auf der Platte gehalten werden</translation>
    </message>
    <message>
        <source>What computes</source>
        <translation>Worauf gerechnet wird</translation>
    </message>
</context>
<context>
    <name>filigree::TextBar</name>
    <message>
        <source>Find by text</source>
        <translation>Nach Text suchen</translation>
    </message>
    <message>
        <source>Find an object by text</source>
        <translation>Ein Objekt nach Text suchen</translation>
    </message>
    <message>
        <source>Say in English what to cut out: “a dancer in red”. Several things are kept apart by “;”. Enter takes the best one found. The words that are understood without a download are listed in the Found panel.</source>
        <translation>Sagen Sie auf Englisch, was ausgeschnitten werden soll: „a dancer in red“. Mehreres wird durch „;“ getrennt. Die Eingabetaste nimmt den besten Fund. Die Wörter, die ohne Herunterladen verstanden werden, stehen im Bereich „Gefunden“.</translation>
    </message>
</context>
<context>
    <name>filigree::TextController</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>No object was found by text yet: type what is to be found.</source>
        <translation>Noch wurde kein Objekt nach Text gefunden: Geben Sie ein, was gefunden werden soll.</translation>
    </message>
    <message>
        <source>Looking for %1</source>
        <translation>Suche nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%n less sure, below the least score</source>
        <translation>
            <numerusform>%n weniger sicherer Fund unter der Mindestgüte</numerusform>
            <numerusform>%n weniger sichere Funde unter der Mindestgüte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a phrase and what was found for it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1   %2 %</source>
        <extracomment>On the picture: the number of what was found, and how sure it is</extracomment>
        <translation>%1   %2 %</translation>
    </message>
    <message>
        <source>All that was found are objects already.</source>
        <translation>Alles, was gefunden wurde, ist schon ein Objekt.</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>“%1” is locked here. Unlock it to change it.</source>
        <translation>„%1“ ist hier gesperrt. Zum Ändern die Sperre aufheben.</translation>
    </message>
    <message>
        <source>The built-in finder does not know %1.</source>
        <translation>Die eingebaute Suche versteht einige englische Wörter, doch nicht %1.</translation>
    </message>
    <message>
        <source>%1 names nothing that could be looked for.</source>
        <translation>%1 benennt nichts, wonach gesucht werden könnte.</translation>
    </message>
    <message>
        <source>Motion cannot be told from a single frame.</source>
        <translation>Bewegung ist an einem einzigen Bild nicht zu erkennen.</translation>
    </message>
    <message>
        <source>%1 cannot be looked for as one: separate them by “;”.</source>
        <translation>%1 lassen sich nicht als eines suchen: Trennen Sie sie durch „;“.</translation>
    </message>
    <message>
        <source>The detector %1 cannot be read: install the data of OpenCV (package opencv-data).</source>
        <translation>Der Detektor %1 ist nicht zu lesen: Installieren Sie die Daten von OpenCV (Paket opencv-data).</translation>
    </message>
    <message>
        <source>%1 is looked for as %2.</source>
        <translation>%1 wird als %2 gesucht.</translation>
    </message>
    <message>
        <source>Nothing was found for %1.</source>
        <translation>Zu %1 wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Install OWLv2 and its vocabulary (Edit ▸ Models) to find what any words name.</source>
        <translation>Installieren Sie OWLv2 und seinen Wortschatz (Bearbeiten ▸ Modelle), um zu finden, was beliebige Wörter benennen.</translation>
    </message>
    <message>
        <source>“%1” has no mask yet: click or box it first.</source>
        <translation>„%1“ hat noch keine Maske: Klicken Sie es zuerst an, oder ziehen Sie einen Rahmen darum.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>What holds of something that was found, and what it is: &quot;red and moving&quot;, &quot;region&quot;</extracomment>
        <translation>%2 (%1)</translation>
    </message>
    <message>
        <source>Nothing was found for %1 for sure: what has a question mark may be something else.</source>
        <translation>Für %1 wurde nichts sicher gefunden: Was ein Fragezeichen hat, kann etwas anderes sein.</translation>
    </message>
    <message>
        <source>Anything: %1</source>
        <translation>Beliebiges: %1</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Farben: %1</translation>
    </message>
    <message>
        <source>Light and dark: %1</source>
        <translation>Hell und dunkel: %1</translation>
    </message>
    <message>
        <source>Places on the picture: %1</source>
        <translation>Orte auf dem Bild: %1</translation>
    </message>
    <message>
        <source>Sizes, compared with what else is found: %1</source>
        <translation>Größen, verglichen mit den anderen Funden: %1</translation>
    </message>
    <message>
        <source>Motion, against the background: %1</source>
        <translation>Bewegung gegen den Hintergrund: %1</translation>
    </message>
    <message>
        <source>People, faces and number plates: %1</source>
        <translation>Menschen, Gesichter und Nummernschilder: %1</translation>
    </message>
    <message>
        <source>%1?</source>
        <extracomment>Something that was found and may be something else: &quot;person?&quot;</extracomment>
        <translation>%1?</translation>
    </message>
    <message>
        <source>the built-in finder</source>
        <translation>der eingebauten Suche</translation>
    </message>
    <message>
        <source>Frame %1: found for %2 by %3, score %4 %</source>
        <translation>Bild %1: für %2 gefunden von %3, Güte %4 %</translation>
    </message>
    <message>
        <source>Without OWLv2 the built-in finder knows these English words; all words of a phrase must hold, and “;” keeps phrases apart:</source>
        <translation>Ohne OWLv2 kennt die eingebaute Suche diese englischen Wörter; alle Wörter eines Ausdrucks müssen zutreffen, und „;“ trennt Ausdrücke:</translation>
    </message>
    <message>
        <source>%1 ?   %2 %</source>
        <extracomment>Likewise, of what may be something else</extracomment>
        <translation>%1 ?   %2 %</translation>
    </message>
    <message>
        <source>What is left is unsure: click what you mean, or mark it by its number.</source>
        <translation>Was übrig ist, ist unsicher: Klicken Sie an, was gemeint ist, oder markieren Sie es mit seiner Nummer.</translation>
    </message>
</context>
<context>
    <name>filigree::Timeline</name>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Object is absent</source>
        <translation>Objekt ist abwesend</translation>
    </message>
    <message>
        <source>Not tracked yet</source>
        <translation>Noch nicht verfolgt</translation>
    </message>
    <message>
        <source>Low confidence</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>painted mask</source>
        <translation>gemalte Maske</translation>
    </message>
    <message>
        <source>painted trimap</source>
        <translation>gemalte Trimap</translation>
    </message>
    <message>
        <source>marked absent</source>
        <translation>als abwesend markiert</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the kinds of prompts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Text of the marker</source>
        <translation>Text der Markierung</translation>
    </message>
    <message>
        <source>Frame %1 of %2, %3.</source>
        <translation>Bild %1 von %2, %3.</translation>
    </message>
    <message>
        <source>There is no clip.</source>
        <translation>Es gibt keinen Clip.</translation>
    </message>
    <message>
        <source>%1 %2 is selected.</source>
        <translation>%1 %2 ist ausgewählt.</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>Timecode</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Frame %1, %2</source>
        <translation>Bild %1, %2</translation>
    </message>
    <message>
        <source>Prompts: %1</source>
        <translation>Vorgaben: %1</translation>
    </message>
    <message>
        <source>The line marks frames that are decoded and play at once.</source>
        <translation>Die Linie zeigt Bilder, die dekodiert sind und sofort abspielen.</translation>
    </message>
    <message>
        <source>In point: drag to move it.</source>
        <translation>In-Punkt: ziehen, um ihn zu verschieben.</translation>
    </message>
    <message>
        <source>Out point: drag to move it.</source>
        <translation>Out-Punkt: ziehen, um ihn zu verschieben.</translation>
    </message>
    <message>
        <source>Double-click to add a marker.</source>
        <translation>Doppelklicken, um eine Markierung hinzuzufügen.</translation>
    </message>
    <message>
        <source>Lock Frames</source>
        <translation>Bilder sperren</translation>
    </message>
    <message>
        <source>Unlock Frames</source>
        <translation>Bilder entsperren</translation>
    </message>
    <message>
        <source>Delete Results</source>
        <translation>Ergebnisse löschen</translation>
    </message>
    <message>
        <source>Set In and Out to Selection</source>
        <translation>In und Out auf die Auswahl setzen</translation>
    </message>
    <message>
        <source>Clear Selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Edit Marker…</source>
        <translation>Markierung bearbeiten …</translation>
    </message>
    <message>
        <source>Delete Marker</source>
        <translation>Markierung löschen</translation>
    </message>
    <message>
        <source>Set In Point Here</source>
        <translation>In-Punkt hier setzen</translation>
    </message>
    <message>
        <source>Set Out Point Here</source>
        <translation>Out-Punkt hier setzen</translation>
    </message>
    <message>
        <source>Add Marker Here…</source>
        <translation>Markierung hier hinzufügen …</translation>
    </message>
    <message>
        <source>Show Timecode</source>
        <translation>Timecode zeigen</translation>
    </message>
    <message>
        <source>Show Whole Clip</source>
        <translation>Ganzen Clip zeigen</translation>
    </message>
</context>
<context>
    <name>filigree::TimelineController</name>
    <message>
        <source>Lock Frames</source>
        <translation>Bilder sperren</translation>
    </message>
    <message>
        <source>Unlock Frames</source>
        <translation>Bilder entsperren</translation>
    </message>
</context>
<context>
    <name>filigree::TrackController</name>
    <message>
        <source>Cancelled. What was made so far is kept.</source>
        <translation>Abgebrochen. Was bis dahin entstanden ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is nothing to track yet: click on an object first.</source>
        <translation>Es gibt noch nichts zu verfolgen: Klicken Sie zuerst ein Objekt an.</translation>
    </message>
    <message>
        <source>This frame is outside the in and out points.</source>
        <translation>Dieses Bild liegt außerhalb von In- und Out-Punkt.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Learning the shot</source>
        <translation>Die Einstellung lernen</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>Matting</source>
        <translation>Freistellung</translation>
    </message>
    <message>
        <source>These frames cannot be read and have no matte: %1.</source>
        <translation>Diese Bilder sind nicht lesbar und haben keine Matte: %1.</translation>
    </message>
    <message>
        <source>These frames are damaged, so look at their mattes: %1.</source>
        <translation>Diese Bilder sind beschädigt, ihre Matten sollten angesehen werden: %1.</translation>
    </message>
    <message>
        <source>The graphics processor has too little memory: the processor goes on.</source>
        <translation>Der Grafikprozessor hat zu wenig Speicher: der Prozessor macht weiter.</translation>
    </message>
    <message>
        <source>There was nothing to do: what can be made of these frames is up to date or locked.</source>
        <translation>Es war nichts zu tun: Was aus diesen Bildern gemacht werden kann, ist aktuell oder gesperrt.</translation>
    </message>
    <message>
        <source>The footage of this clip is not open, so nothing can be made of it.</source>
        <translation>Die Aufnahme dieses Clips ist nicht geöffnet, deshalb kann nichts daraus gemacht werden.</translation>
    </message>
    <message>
        <source>The graphics processor has too little memory: it goes on in smaller parts.</source>
        <translation>Der Grafikprozessor hat zu wenig Speicher: er macht in kleineren Teilen weiter.</translation>
    </message>
</context>
<context>
    <name>filigree::TransportBar</name>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>The frame rate of the clip.</source>
        <translation>Die Bildrate des Clips.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1× · %2</source>
        <translation>%1× · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n dropped</source>
        <translation>
            <numerusform>%1 · %n ausgelassen</numerusform>
            <numerusform>%1 · %n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Frames shown per second. Frames are dropped to keep in time.</source>
        <translation>Gezeigte Bilder pro Sekunde. Bilder werden ausgelassen, um im Takt zu bleiben.</translation>
    </message>
    <message>
        <source>Current frame</source>
        <translation>Aktuelles Bild</translation>
    </message>
    <message>
        <source>The frame in view. Type a number to go there, or +12 to step.</source>
        <translation>Das gezeigte Bild. Tippen Sie eine Nummer, um dorthin zu gehen, oder +12, um zu springen.</translation>
    </message>
    <message>
        <source>Current timecode</source>
        <translation>Aktueller Timecode</translation>
    </message>
    <message>
        <source>The timecode in view. Type one to go there; 2:10 is enough.</source>
        <translation>Der gezeigte Timecode. Tippen Sie einen, um dorthin zu gehen; 2:10 genügt.</translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation>Abspielgeschwindigkeit</translation>
    </message>
</context>
<context>
    <name>filigree::ValueSpinBox</name>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
</context>
<context>
    <name>filigree::ViewController</name>
    <message>
        <source>There is no other clip to show behind the matte: add one first.</source>
        <translation>Es gibt keinen anderen Clip, der hinter der Freistellung zu sehen sein könnte: zuerst einen hinzufügen.</translation>
    </message>
    <message>
        <source>Background Picture</source>
        <translation>Hintergrundbild</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.bmp *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.bmp *.webp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1 is shown behind the matte.</source>
        <translation>%1 ist hinter der Freistellung zu sehen.</translation>
    </message>
</context>
<context>
    <name>filigree::ViewPanel</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>View:</source>
        <translation>Ansicht:</translation>
    </message>
    <message>
        <source>Compare:</source>
        <translation>Vergleich:</translation>
    </message>
    <message>
        <source>With:</source>
        <translation>Mit:</translation>
    </message>
    <message>
        <source>Version of the results in the view</source>
        <translation>Version der Ergebnisse in der Ansicht</translation>
    </message>
    <message>
        <source>Version of the results that it is compared with</source>
        <translation>Version der Ergebnisse, mit denen verglichen wird</translation>
    </message>
    <message>
        <source>Results as they are now</source>
        <translation>Ergebnisse von jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) ago</source>
        <translation>
            <numerusform>vor %n Version</numerusform>
            <numerusform>vor %n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Older alpha of this frame, as it was before it was computed anew</source>
        <translation>Älteres Alpha dieses Bildes, wie es vor der neuen Berechnung war</translation>
    </message>
    <message>
        <source>One view</source>
        <translation>Eine Ansicht</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischblende</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Behind the Matte</source>
        <translation>Hinter der Freistellung</translation>
    </message>
    <message>
        <source>Background:</source>
        <translation>Hintergrund:</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>Schachbrett</translation>
    </message>
    <message>
        <source>Solid colour</source>
        <translation>Eine Farbe</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Colour:</source>
        <translation>Farbe:</translation>
    </message>
    <message>
        <source>Picture:</source>
        <translation>Bild:</translation>
    </message>
    <message>
        <source>Clip:</source>
        <translation>Clip:</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Anderes Bild wählen</translation>
    </message>
    <message>
        <source>No other clip</source>
        <translation>Kein anderer Clip</translation>
    </message>
    <message>
        <source>Another clip of the project; it starts over when it is shorter</source>
        <translation>Ein anderer Clip des Projekts; ist er kürzer, beginnt er von vorn</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Tint:</source>
        <translation>Tönung:</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Tönung</translation>
    </message>
    <message>
        <source>How strongly the objects are tinted</source>
        <translation>Wie stark die Objekte getönt sind</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>Umrisse</translation>
    </message>
    <message>
        <source>Onion Skin</source>
        <translation>Zwiebelhaut</translation>
    </message>
    <message>
        <source>Show neighbouring frames</source>
        <translation>Nachbarbilder zeigen</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Davor:</translation>
    </message>
    <message>
        <source>After:</source>
        <translation>Danach:</translation>
    </message>
    <message>
        <source>Step:</source>
        <translation>Abstand:</translation>
    </message>
    <message>
        <source>Drawn as:</source>
        <translation>Gezeichnet als:</translation>
    </message>
    <message>
        <source>Cut-outs</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>Deckkraft:</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Of the nearest frames</source>
        <translation>Der nächsten Bilder</translation>
    </message>
    <message>
        <source>Fading:</source>
        <translation>Abnahme:</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>Abnahme</translation>
    </message>
    <message>
        <source>What is left of the opacity from one frame to the next farther one</source>
        <translation>Was von der Deckkraft von einem Bild zum nächstferneren bleibt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>How many frames</source>
        <translation>Wie viele Bilder</translation>
    </message>
    <message>
        <source>Frames from one shown frame to the next</source>
        <translation>Bilder von einem gezeigten zum nächsten</translation>
    </message>
</context>
<context>
    <name>filigree::Viewer</name>
    <message>
        <source>Viewer</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Press Enter for a crosshair that the arrow keys move, and Enter again to use the tool.</source>
        <translation>Die Eingabetaste zeigt ein Fadenkreuz, das die Pfeiltasten bewegen; noch einmal Eingabe benutzt das Werkzeug.</translation>
    </message>
</context>
<context>
    <name>filigree::ViewerBanner</name>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>filigree::ViewerController</name>
    <message>
        <source>“%1” is not on this frame</source>
        <translation>„%1“ ist nicht auf diesem Bild</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Not up to date: to be tracked again</source>
        <translation>Nicht aktuell: neu zu verfolgen</translation>
    </message>
    <message>
        <source>Not up to date: to be matted again</source>
        <translation>Nicht aktuell: neu freizustellen</translation>
    </message>
    <message>
        <source>Mask only: not matted yet</source>
        <translation>Nur Maske: noch nicht freigestellt</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>„%1“ wird geöffnet …</translation>
    </message>
    <message>
        <source>“%1” is offline</source>
        <translation>„%1“ ist offline</translation>
    </message>
    <message>
        <source>The footage of “%1” cannot be found. What was made of it is kept.</source>
        <translation>Die Aufnahme von „%1“ ist nicht zu finden. Was daraus berechnet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>&amp;Relink…</source>
        <translation>Neu &amp;verknüpfen …</translation>
    </message>
    <message>
        <source>x %1  y %2    R %3  G %4  B %5 (float)</source>
        <extracomment>Under the pointer: place, colours as stored, e.g. &quot;x 12 y 34 R 940 G 512 B 64 (10 bit)&quot;.</extracomment>
        <translation>x %1  y %2    R %3  G %4  B %5 (Float)</translation>
    </message>
    <message>
        <source>x %1  y %2    R %3  G %4  B %5 (%6 bit)</source>
        <translation>x %1  y %2    R %3  G %4  B %5 (%6 Bit)</translation>
    </message>
    <message>
        <source>    alpha %1</source>
        <translation>    Alpha %1</translation>
    </message>
    <message>
        <source>Not tracked yet</source>
        <translation>Noch nicht verfolgt</translation>
    </message>
    <message>
        <source>    frame %1</source>
        <translation>    Bild %1</translation>
    </message>
</context>
<context>
    <name>filigree::WindowLayout</name>
    <message>
        <source>Shows or hides the panel %1.</source>
        <translation>Zeigt oder verbirgt den Bereich %1.</translation>
    </message>
</context>
</TS>
