import * as vscode from 'vscode';
import type { TopicMapStrings } from '../../protocol/topicMapProtocol';

/** The words of the map's page, in the user's language. Placeholders are filled by the page. */
export function topicMapStrings(): TopicMapStrings {
  return {
    title: vscode.l10n.t('Topic Map'),
    toolbar: vscode.l10n.t('View of the map'),
    colourBy: vscode.l10n.t('Colour by'),
    colourings: {
      topic: vscode.l10n.t('topic'),
      year: vscode.l10n.t('year'),
      reading: vscode.l10n.t('read or unread'),
      cited: vscode.l10n.t('cited in the open note'),
    },
    zoomIn: vscode.l10n.t('Zoom In'),
    zoomOut: vscode.l10n.t('Zoom Out'),
    fit: vscode.l10n.t('Show All'),
    lasso: vscode.l10n.t('Lasso'),
    lassoHelp: vscode.l10n.t(
      'Draw a line around papers to show them in the tree. Or hold Shift and drag.',
    ),
    list: vscode.l10n.t('List'),
    clear: vscode.l10n.t('Clear Selection'),
    saveSvg: vscode.l10n.t('Save as SVG'),
    savePng: vscode.l10n.t('Save as PNG'),
    saved: vscode.l10n.t('Saved'),
    map: vscode.l10n.t('Map of the papers'),
    mapHelp: vscode.l10n.t(
      'Papers are points, and near means alike. Arrow keys move the map, plus and minus zoom, zero shows all. The button List shows the same papers as a list by topic.',
    ),
    finding: vscode.l10n.t('Laying out the map…'),
    again: vscode.l10n.t('Try Again'),
    empty: vscode.l10n.t('There are no papers in the library yet.'),
    other: vscode.l10n.t('Other'),
    papers: vscode.l10n.t('{0} papers'),
    onePaper: vscode.l10n.t('1 paper'),
    picked: vscode.l10n.t('{0} of {1} papers'),
    years: vscode.l10n.t('Papers per year'),
    fromYear: vscode.l10n.t('From year'),
    toYear: vscode.l10n.t('To year'),
    yearSpan: vscode.l10n.t('{0} to {1}'),
    allYears: vscode.l10n.t('All Years'),
    showMore: vscode.l10n.t('Show more ({0} left)'),
    filterTree: vscode.l10n.t('Show in Tree'),
    legend: vscode.l10n.t('Legend'),
    unread: vscode.l10n.t('Unread'),
    read: vscode.l10n.t('Read'),
    starred: vscode.l10n.t('Starred'),
    citedHere: vscode.l10n.t('Cited in the open note'),
    notCited: vscode.l10n.t('Not cited'),
    selectedInTree: vscode.l10n.t('Selected in the tree'),
    failed: vscode.l10n.t('Lectern could not do that because of an error of its own.'),
  };
}
